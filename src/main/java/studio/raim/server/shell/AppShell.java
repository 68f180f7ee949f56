package studio.raim.server.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.theme.aura.Aura;

/** The frame of every page: our own look on top of Aura, and news pushed from the server. */
@StyleSheet("/" + Aura.STYLESHEET)
@StyleSheet("/theme/base.css")
@StyleSheet("/theme/shell.css")
@StyleSheet("/theme/restore.css")
@StyleSheet("/theme/jobs.css")
@StyleSheet("/theme/models.css")
@StyleSheet("/theme/account.css")
@StyleSheet("/theme/photo.css")
@StyleSheet("/theme/scores.css")
@Push
public class AppShell implements AppShellConfigurator {}
