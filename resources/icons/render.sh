#!/bin/sh
# Renders the SVG sources to the PNG files that the program carries (it has no SVG reader at run time).
# Run after adding or changing an SVG, and commit what changes; the build does not run it.
# Needs rsvg-convert (Debian: librsvg2-bin) and icotool (icoutils).
#
# svg/NAME.svg, drawn on 20×20, becomes
#   png/NAME.png  png/NAME@2x.png  png/NAME@3x.png   20, 40 and 60 px: the names Qt looks for by itself
#   png/NAME@1.5x.png                                30 px, for screens at 150 %: Qt does not look for this name,
#                                                    the code that tints the icons does
# All are black masks: only their alpha counts, the palette gives the colour.
set -eu
cd "$(dirname "$0")"

mkdir -p png
rm -f png/*.png app/*.png app/*.ico
for source in svg/*.svg; do
    name=$(basename "$source" .svg)
    for scale in 20: 30:@1.5x 40:@2x 60:@3x; do
        rsvg-convert --width "${scale%%:*}" --height "${scale%%:*}" --output "png/$name${scale#*:}.png" "$source"
    done
done

for size in 16 20 24 32 48 64 128 256; do
    source=app/eforms.svg
    [ "$size" -gt 24 ] || source=app/eforms-small.svg
    rsvg-convert --width "$size" --height "$size" --output "app/eforms-$size.png" "$source"
done
icotool --create --output=app/eforms.ico app/eforms-16.png app/eforms-20.png app/eforms-24.png \
    app/eforms-32.png app/eforms-48.png app/eforms-64.png --raw=app/eforms-256.png
