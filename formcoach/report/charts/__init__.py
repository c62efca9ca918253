"""Drawings for reports, as SVG: no scripts, no fonts, nothing from elsewhere.

They are drawn for the width of a phone and may be shown larger.
"""
