"""Values only: ids, moments, chance, amounts, errors, pages. No I/O, no clock, no dice."""
