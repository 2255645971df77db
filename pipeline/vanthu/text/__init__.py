"""Pure functions over text: folding, numbers, dates, legacy encodings. No state, no domain data."""
