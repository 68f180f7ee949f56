package studio.raim.engine.cli.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Rows of pictures of one height, with a caption under each. */
final class ContactSheet {
    static final int GAP = 6;

    private static final int CAPTION = 20;
    private static final Color PAPER = new Color(0xf4f4f2);
    private static final Color INK = new Color(0x333333);

    private final int height;
    private final List<List<Cell>> rows = new ArrayList<>();

    record Cell(BufferedImage picture, String caption) {}

    ContactSheet(int height) {
        this.height = height;
    }

    void add(Cell... row) {
        rows.add(List.of(row));
    }

    BufferedImage draw() {
        int width = rows.stream().mapToInt(ContactSheet::width).max().orElse(0);
        BufferedImage sheet = new BufferedImage(
                width + GAP, rows.size() * (height + CAPTION + GAP) + GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setColor(PAPER);
            pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
            pen.setColor(INK);
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            int y = GAP;
            for (List<Cell> row : rows) {
                int x = GAP;
                for (Cell cell : row) {
                    pen.drawImage(cell.picture, x, y, null);
                    pen.drawString(cell.caption, x + 2, y + height + CAPTION - 6);
                    x += cell.picture.getWidth() + GAP;
                }
                y += height + CAPTION + GAP;
            }
        } finally {
            pen.dispose();
        }
        return sheet;
    }

    private static int width(List<Cell> row) {
        return row.stream().mapToInt(cell -> cell.picture.getWidth() + GAP).sum();
    }
}
