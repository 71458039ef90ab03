#include "draw/look.h"

/* The order of er_type: person, state, organization, place. */
static const er_look looks[ER_THEME_COUNT] = {
    [ER_LIGHT] =
        {
            .paper = "#ffffff",
            .ink = "#1a1a1a",
            .faint = "#5f6368",
            .fills = {"#f7c968", "#9ad3f2", "#7fd1b9", "#e3b5cf"},
            .borders = {"#b06f00", "#1f78a8", "#00694d", "#9a4a78"},
            .name_ink = "#111111",
            .friendly = "#0072b2",
            .hostile = "#d55e00",
            .neutral = "#5c5c5c",
            .together = "#b9bec5",
            .regions = {"#f3f0e6", "#eaf1f6", "#eef4ea", "#f6edf0", "#f0edf6", "#f5f2ec", "#e9f3f2",
                        "#f4f1f1"},
        },
    [ER_DARK] =
        {
            .paper = "#16191d",
            .ink = "#f1f3f4",
            .faint = "#a7afb8",
            .fills = {"#e69f00", "#56b4e9", "#1fae86", "#cc79a7"},
            .borders = {"#ffd27a", "#b4e1ff", "#8be5c9", "#f3bddb"},
            .name_ink = "#0b0d0f",
            .friendly = "#4fb3f0",
            .hostile = "#ff8a4c",
            .neutral = "#aab1b9",
            .together = "#5a646e",
            .regions = {"#23262b", "#1c2730", "#1f2922", "#2a2226", "#25222d", "#28251f", "#1c2a2a",
                        "#272425"},
        },
    [ER_PRINT] =
        {
            .paper = "#ffffff",
            .ink = "#000000",
            .faint = "#333333",
            .fills = {"#ffffff", "#dcecf6", "#d9d9d9", "#f2e6ed"},
            .borders = {"#000000", "#000000", "#000000", "#000000"},
            .name_ink = "#000000",
            .friendly = "#0072b2",
            .hostile = "#d55e00",
            .neutral = "#444444",
            .together = "#a6a6a6",
            .regions = {"#f5f5f5", "#f5f5f5", "#f5f5f5", "#f5f5f5", "#f5f5f5", "#f5f5f5", "#f5f5f5",
                        "#f5f5f5"},
        },
};

static const char *const shapes[ER_TYPE_COUNT] = {"ellipse", "box", "box", "diamond"};

const er_look *er_look_of(er_theme theme)
{
    return &looks[theme < ER_THEME_COUNT ? theme : ER_LIGHT];
}

const char *er_shape_of(er_type type)
{
    return shapes[type < ER_TYPE_COUNT ? type : ER_PLACE];
}

const char *er_style_of(er_type type)
{
    return type == ER_ORGANIZATION ? "filled,rounded" : "filled";
}
