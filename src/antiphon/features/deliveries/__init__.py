"""What people won or bought with points is sent home."""
