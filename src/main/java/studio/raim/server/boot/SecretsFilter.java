package studio.raim.server.boot;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Blackens what looks like a token or a one-time link before a line is written: we log none, but a library that logs the
 * address of a request that failed would.
 */
@LoggingFilter(name = "secrets")
public final class SecretsFilter implements Filter {
    private static final Pattern SECRET = Pattern.compile("(raim_|/welcome/)[A-Za-z0-9_-]{16,}");

    private static final PatternFormatter PLAIN = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        ExtLogRecord record = ExtLogRecord.wrap(line);
        String text = PLAIN.format(record);
        if (SECRET.matcher(text).find()) {
            record.setMessage(SECRET.matcher(text).replaceAll("$1…"), ExtLogRecord.FormatStyle.NO_FORMAT);
        }
        return true;
    }
}
