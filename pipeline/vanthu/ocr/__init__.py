"""From a page image to words with boxes: clean-up, engines, layout, table grids."""
