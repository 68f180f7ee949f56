package studio.raim.server.photo;

/** What a photo's header says: format, and size in pixels as displayed. */
record Picture(String format, int width, int height) {}
