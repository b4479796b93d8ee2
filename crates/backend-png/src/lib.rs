//! Draws a scene as PNG, through the SVG and resvg
