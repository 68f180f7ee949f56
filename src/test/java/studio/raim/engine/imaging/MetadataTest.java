package studio.raim.engine.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.icc.IccDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes along with a photograph; an independent reader (metadata-extractor) looks at what was written. */
class MetadataTest {
    private static final byte[] THUMBNAIL = Bytes.latin1("the photograph before it was restored");
    private static final String XMP = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            tiff:Orientation="6" dc:source="A shoe box"/></rdf:RDF></x:xmpmeta>""";
    private static final String PROVENANCE = "{\"pipeline\":\"quick\",\"note\":\"größer & <besser>\"}";

    private final PhotoReader reader = new PhotoReader(ImageLimits.DEFAULT);

    @TempDir
    Path directory;

    /** A profile as large as real ones of printers, so that it needs several segments of a JPEG. */
    private static byte[] profile() {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        byte[] large = Arrays.copyOf(srgb, 150_000);
        ByteBuffer.wrap(large).putInt(0, large.length);
        for (int i = srgb.length; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        return large;
    }

    /** Make, orientation 6, EXIF directory with the pixel sides, thumbnail: laid out by hand. */
    private static byte[] exif() {
        IfdWriter first = new IfdWriter(true);
        first.raw(0x010f, 2, 8, Bytes.latin1("Agfa Ag\0"));
        first.shorts(0x0112, 6);
        first.longs(0x8769, 100);
        IfdWriter details = new IfdWriter(true);
        details.longs(0xa002, 4000);
        details.shorts(0xa003, 3000);
        details.raw(0x9003, 2, 20, Bytes.latin1("1999:12:31 23:59:59\0"));
        IfdWriter thumbnail = new IfdWriter(true);
        thumbnail.longs(0x0201, 300);
        thumbnail.longs(0x0202, THUMBNAIL.length);
        byte[] block = new byte[400];
        ByteBuffer.wrap(block)
                .put(Bytes.hex("49492a00 08000000"))
                .put(8, first.at(8))
                .put(46, Bytes.hex("c8000000")) // the next directory, at 200
                .put(100, details.at(100))
                .put(200, thumbnail.at(200))
                .put(300, THUMBNAIL);
        return block;
    }

    private static Photo photo() {
        return new Photo(
                Charts.smooth(64, 48, 8),
                null,
                new PhotoMetadata(profile(), exif(), XMP.getBytes(StandardCharsets.UTF_8), null),
                ImageFormat.JPEG,
                false,
                List.of());
    }

    private static Metadata look(byte[] file) throws IOException {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file));
        } catch (ImageProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static <T extends Directory> T directory(Metadata metadata, Class<T> kind) {
        return Objects.requireNonNull(metadata.getFirstDirectoryOfType(kind), kind.getSimpleName());
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("photo"), bytes);
    }

    private static boolean bmp(ImageFormat format) {
        return format == ImageFormat.BMP;
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BMP", "HEIC", "AVIF"})
    void the_icc_profile_is_carried_byte_for_byte(ImageFormat format) throws IOException {
        byte[] written = Bytes.encoded(photo(), format, WriteOptions.DEFAULT);
        assertThat(reader.read(file(written)).metadata().icc()).hasValue(profile());
        assertThat(directory(look(written), IccDirectory.class).getInteger(IccDirectory.TAG_PROFILE_BYTE_COUNT))
                .isEqualTo(150_000);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BMP", "HEIC", "AVIF"})
    void exif_is_carried_but_upright_with_the_new_sides_and_without_the_old_thumbnail(ImageFormat format)
            throws IOException, MetadataException {
        byte[] written = Bytes.encoded(photo(), format, WriteOptions.DEFAULT);
        Metadata metadata = look(written);
        ExifIFD0Directory first = directory(metadata, ExifIFD0Directory.class);
        ExifSubIFDDirectory details = directory(metadata, ExifSubIFDDirectory.class);
        assertThat(first.getString(ExifIFD0Directory.TAG_MAKE)).isEqualTo("Agfa Ag");
        assertThat(first.getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(1);
        assertThat(details.getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL)).isEqualTo("1999:12:31 23:59:59");
        assertThat(details.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH)).isEqualTo(64);
        assertThat(details.getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_HEIGHT)).isEqualTo(48);
        assertThat(metadata.getFirstDirectoryOfType(ExifThumbnailDirectory.class))
                .isNull();
        assertThat(Bytes.find(written, THUMBNAIL)).isNegative();
        assertThat(reader.read(file(written)).width()).isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BMP", "HEIC", "AVIF"})
    void xmp_is_carried_but_upright(ImageFormat format) throws IOException {
        byte[] written = Bytes.encoded(photo(), format, WriteOptions.DEFAULT);
        assertThat(reader.read(file(written)).metadata().xmp().map(b -> new String(b, StandardCharsets.UTF_8)))
                .hasValue(XMP.replace("tiff:Orientation=\"6\"", "tiff:Orientation=\"1\""));
        assertThat(directory(look(written), XmpDirectory.class).getXmpProperties())
                .containsEntry("dc:source", "A shoe box");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"HEIC", "AVIF"})
    void the_provenance_is_written_and_read_back(ImageFormat format) throws IOException {
        for (Photo photo : List.of(photo(), Photo.of(Charts.smooth(8, 8, 8), format))) {
            byte[] written = Bytes.encoded(photo, format, WriteOptions.DEFAULT.withProvenance(PROVENANCE));
            assertThat(reader.provenance(file(written)).orElse("")).isEqualTo(bmp(format) ? "" : PROVENANCE);
            look(written); // and nobody else stumbles over it
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BMP", "HEIC", "AVIF"})
    void a_second_restoration_replaces_the_provenance_and_opting_out_removes_it(ImageFormat format) throws IOException {
        byte[] once = Bytes.encoded(photo(), format, WriteOptions.DEFAULT.withProvenance("first"));
        Photo again = reader.read(file(once));
        byte[] twice = Bytes.encoded(again, format, WriteOptions.DEFAULT.withProvenance("second"));
        assertThat(reader.provenance(file(twice))).hasValue("second");
        assertThat(Bytes.find(twice, Bytes.latin1("first"))).isNegative();
        byte[] without = Bytes.encoded(again, format, WriteOptions.DEFAULT);
        assertThat(reader.provenance(file(without))).isEmpty();
    }

    @Test
    void a_provenance_longer_than_a_segment_of_a_jpeg_is_whole() throws IOException {
        String text = "äöü and more, ".repeat(20_000);
        byte[] written = Bytes.encoded(photo(), ImageFormat.JPEG, WriteOptions.DEFAULT.withProvenance(text));
        assertThat(reader.provenance(file(written))).hasValue(text);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BMP", "HEIC", "AVIF"})
    void from_tiff_everything_reaches_every_other_format(ImageFormat format) throws IOException, MetadataException {
        Photo tiff = reader.read(file(Bytes.encoded(photo(), ImageFormat.TIFF, WriteOptions.DEFAULT)));
        Metadata metadata = look(Bytes.encoded(tiff, format, WriteOptions.DEFAULT));
        assertThat(directory(metadata, ExifIFD0Directory.class).getString(ExifIFD0Directory.TAG_MAKE))
                .isEqualTo("Agfa Ag");
        assertThat(directory(metadata, ExifSubIFDDirectory.class).getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH))
                .isEqualTo(64);
        assertThat(metadata.containsDirectoryOfType(IccDirectory.class)).isTrue();
    }

    @Test
    void a_profile_of_other_colours_is_not_carried() throws IOException {
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        byte[] jpeg = Bytes.withSegment(
                Bytes.encoded(Charts.smooth(8, 8, 8), ImageFormat.JPEG), 0xe2, "ICC_PROFILE\0\1\1", grey);
        assertThat(reader.read(file(jpeg)).metadata().icc()).isEmpty();
    }

    @Test
    void unreadable_exif_is_dropped_and_hurts_nobody() throws IOException {
        byte[] jpeg = Bytes.withSegment(
                Bytes.encoded(Charts.smooth(8, 8, 8), ImageFormat.JPEG),
                0xe1,
                "Exif\0\0",
                Bytes.hex("49492a00ffffffff"));
        Photo photo = reader.read(file(jpeg));
        assertThat(photo.width()).isEqualTo(8);
        byte[] written = Bytes.encoded(photo, ImageFormat.TIFF, WriteOptions.DEFAULT);
        assertThat(reader.read(file(written)).metadata().exif()).isEmpty();
    }

    @Test
    void iptc_goes_from_jpeg_through_tiff_to_jpeg() throws IOException {
        // 8BIM 0404, empty name, 12 bytes: dataset 2:105 (headline) "Drachen", padded.
        byte[] resources = Bytes.hex("3842494d 0404 0000 0000000c 1c 02 69 0007 4472616368656e");
        byte[] jpeg = Bytes.withSegment(
                Bytes.encoded(Charts.smooth(8, 8, 8), ImageFormat.JPEG), 0xed, "Photoshop 3.0\0", resources);
        byte[] tiff = Bytes.encoded(reader.read(file(jpeg)), ImageFormat.TIFF, WriteOptions.DEFAULT);
        byte[] back = Bytes.encoded(reader.read(file(tiff)), ImageFormat.JPEG, WriteOptions.DEFAULT);
        assertThat(directory(look(back), IptcDirectory.class).getString(IptcDirectory.TAG_HEADLINE))
                .isEqualTo("Drachen");
    }

    private static final byte[] LATITUDE = Bytes.hex("00000030 00000001 0000000a 00000001 00000015 00000001");

    /** Make, GPS directory with a latitude, and a date in the EXIF directory: laid out by hand. */
    private static byte[] exifWithPlace(boolean little) {
        IfdWriter first = new IfdWriter(little);
        first.raw(0x010f, 2, 8, Bytes.latin1("Agfa Ag\0"));
        first.longs(0x8769, 200);
        first.longs(0x8825, 100);
        first.raw(0x02bc, 1, 6, Bytes.latin1("<xmp/>"));
        IfdWriter gps = new IfdWriter(little);
        gps.raw(1, 2, 2, Bytes.latin1("N\0"));
        gps.raw(2, 5, 3, LATITUDE);
        IfdWriter details = new IfdWriter(little);
        details.raw(0x9003, 2, 20, Bytes.latin1("1999:12:31 23:59:59\0"));
        byte[] block = new byte[300];
        ByteBuffer.wrap(block)
                .put(little ? Bytes.hex("49492a00 08000000") : Bytes.hex("4d4d002a 00000008"))
                .put(8, first.at(8))
                .put(100, gps.at(100))
                .put(200, details.at(200));
        return block;
    }

    private static final String XMP_WITH_PLACES = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
            <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"\
             xmlns:ps="http://ns.adobe.com/photoshop/1.0/" xmlns:ext="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"\
             exif:GPSLatitude="48,10.35N" ps:City="Wien" dc:source="A shoe box">\
            <exif:GPSLongitude>16,22.5E</exif:GPSLongitude>\
            <ext:LocationShown><rdf:Bag><rdf:li ext:City="Prater"/></rdf:Bag></ext:LocationShown>\
            <dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>\
            <?xpacket end="w"?>""";

    /** Headline "Drachen" and city "Wien", then an EXIF block once more as resource 0422. */
    private static byte[] iptcWithPlace() {
        return Bytes.join(
                Bytes.hex("3842494d 0404 0000 00000015 1c 02 69 0007 4472616368656e 1c 02 5a 0004 5769656e 00"),
                Bytes.hex("3842494d 0422 0000 00000004 5769656e"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BMP", "HEIC", "AVIF"})
    void without_gps_nothing_says_where_and_all_else_stays(ImageFormat format) throws IOException {
        for (boolean little : new boolean[] {true, false}) {
            byte[] xmp = XMP_WITH_PLACES.getBytes(StandardCharsets.UTF_8);
            PhotoMetadata metadata = new PhotoMetadata(null, exifWithPlace(little), xmp, iptcWithPlace());
            Photo photo = new Photo(Charts.smooth(8, 8, 8), null, metadata, ImageFormat.JPEG, false, List.of());

            byte[] all = Bytes.encoded(photo, format, WriteOptions.DEFAULT);
            byte[] without = Bytes.encoded(photo, format, WriteOptions.DEFAULT.withMetadata(MetadataKept.NO_GPS));

            assertThat(look(all).containsDirectoryOfType(GpsDirectory.class)).isTrue();
            Metadata left = look(without);
            assertThat(left.containsDirectoryOfType(GpsDirectory.class)).isFalse();
            assertThat(Bytes.find(without, Arrays.copyOf(LATITUDE, 12))).isNegative();
            for (String word : List.of("48,10.35N", "16,22.5E", "Wien", "Prater")) {
                assertThat(Bytes.find(without, Bytes.latin1(word))).as(word).isNegative();
            }
            assertThat(directory(left, ExifIFD0Directory.class).getString(ExifIFD0Directory.TAG_MAKE))
                    .isEqualTo("Agfa Ag");
            assertThat(directory(left, ExifSubIFDDirectory.class).getString(ExifSubIFDDirectory.TAG_DATETIME_ORIGINAL))
                    .isEqualTo("1999:12:31 23:59:59");
            assertThat(directory(left, XmpDirectory.class).getXmpProperties())
                    .containsEntry("dc:source", "A shoe box")
                    .containsEntry("dc:creator[1]", "Ann");
            if (format == ImageFormat.PNG) {
                assertThat(Bytes.find(
                                reader.read(file(without)).metadata().iptc().orElseThrow(), Bytes.latin1("Drachen")))
                        .isPositive();
            } else if (format != ImageFormat.WEBP) {
                assertThat(directory(left, IptcDirectory.class).getString(IptcDirectory.TAG_HEADLINE))
                        .isEqualTo("Drachen");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BMP", "HEIC", "AVIF"})
    void without_metadata_the_profile_alone_stays_and_the_provenance_if_wanted(ImageFormat format) throws IOException {
        WriteOptions none = WriteOptions.DEFAULT.withMetadata(MetadataKept.NONE);

        Photo bare = reader.read(file(Bytes.encoded(photo(), format, none)));
        assertThat(bare.metadata().icc()).hasValue(profile());
        assertThat(bare.metadata().exif()).isEmpty();
        assertThat(bare.metadata().xmp()).isEmpty();
        assertThat(bare.metadata().iptc()).isEmpty();

        assertThat(reader.provenance(file(Bytes.encoded(photo(), format, none.withProvenance(PROVENANCE)))))
                .hasValue(PROVENANCE);
    }

    @Test
    void blocks_that_cannot_be_understood_are_left_out_rather_than_left_with_places() {
        PhotoMetadata broken = new PhotoMetadata(
                null,
                Bytes.hex("49492a00 08000000 0100 2588 0400 01000000 ffffff7f"),
                Bytes.latin1("<x GPSLatitude='1'"),
                Bytes.latin1("no resources: Wien"));

        PhotoMetadata left = MetadataKept.NO_GPS.of(broken);

        assertThat(left.exif()).isEmpty();
        assertThat(left.xmp()).isEmpty();
        assertThat(left.iptc()).isEmpty();
    }

    @Test
    void a_document_type_in_xmp_is_never_looked_up() {
        byte[] hostile = Bytes.latin1("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><x>&e;</x>");
        assertThat(MetadataKept.NO_GPS
                        .of(new PhotoMetadata(null, null, hostile, null))
                        .xmp())
                .isEmpty();
    }
}
