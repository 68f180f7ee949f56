package studio.raim.server.photo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNamesTest {
    @Test
    void a_harmless_name_stays() {
        assertThat(FileNames.safe("Köln 2024 (2).JPG")).isEqualTo("Köln 2024 (2).JPG");
    }

    @Test
    void only_the_last_part_of_a_path_is_a_name() {
        assertThat(FileNames.safe("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.safe("C:\\Users\\me\\photo.png")).isEqualTo("photo.png");
    }

    @Test
    void what_hides_the_true_name_is_taken_out() {
        assertThat(FileNames.safe("holiday\u202Egnp.exe")).isEqualTo("holidaygnp.exe");
        assertThat(FileNames.safe("a\r\nSet-Cookie: b.png")).isEqualTo("aSet-Cookie b.png");
        assertThat(FileNames.safe("<img src=x>\".png")).isEqualTo("img src=x.png");
        assertThat(FileNames.safe("..hidden")).isEqualTo("hidden");
    }

    @Test
    void nothing_left_is_called_photo() {
        assertThat(FileNames.safe("")).isEqualTo("photo");
        assertThat(FileNames.safe("../")).isEqualTo("photo");
        assertThat(FileNames.safe("...")).isEqualTo("photo");
    }

    @Test
    void a_long_name_is_cut_before_its_ending() {
        String safe = FileNames.safe("x".repeat(300) + ".jpeg");
        assertThat(safe).hasSize(120).endsWith("x.jpeg");
    }

    @Test
    void a_long_name_of_wide_letters_still_fits_a_file_system() {
        String safe = FileNames.safe("\uD83C\uDF05".repeat(300) + ".png");
        assertThat(safe.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSize(4 * 49 + 4);
        assertThat(safe).endsWith("\uD83C\uDF05.png");
    }
}
