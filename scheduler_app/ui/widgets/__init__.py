"""Small widgets that know nothing of the window they stand in."""
