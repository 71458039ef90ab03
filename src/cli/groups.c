#include "groups.h"

#include "words.h"

#define GROUP(title, options)                                                                      \
    {                                                                                              \
        title, options, sizeof options / sizeof *options                                           \
    }

static const cli_option READING[] = {
    {CLI_INPUT_FORMAT, "input-format", 0, "FORMAT", cli_words_input_formats, false, false, CLI_ANY,
     "What standard input is, and files whose names do not tell"},
    {CLI_FIELD, "field", 0, "FIELD=NAME", NULL, false, false, CLI_ANY,
     "Name of the id, text, date, title or url in JSON Lines (text=body)"},
    {CLI_JOBS, "jobs", 'j', "N", NULL, false, false, CLI_ANY,
     "Documents analysed side by side (all processors)"},
};
const cli_option_group CLI_READING = GROUP("Reading", READING);

static const cli_option BUILDING[] = {
    {CLI_ALIASES, "aliases", 0, "FILE", NULL, false, false, CLI_FILE,
     "Your corrections of who is who: same, not-same, ignore, type, label"},
    {CLI_REPORT, "report", 0, NULL, NULL, false, false, CLI_ANY,
     "Also write joins.csv: who was joined with whom and why, doubtful ones first"},
    {CLI_WINDOW, "window", 0, "WINDOW", cli_words_windows, false, false, CLI_ANY,
     "What counts as together (sentence)"},
    {CLI_EVIDENCE, "evidence", 0, "N", NULL, false, false, CLI_ANY,
     "Sentences kept for each link, at most (5)"},
};
const cli_option_group CLI_BUILDING = GROUP("Building", BUILDING);

static const cli_option FILTERS[] = {
    {CLI_TYPES, "types", 't', "TYPES", cli_words_types, true, false, CLI_ANY,
     "Only entities of these types; places are left out unless named here"},
    {CLI_KIND, "kind", 'k', "KINDS", cli_words_kinds, true, false, CLI_ANY,
     "Only links of these kinds"},
    {CLI_CLASS, "class", 'c', "CLASSES", cli_words_classes, true, false, CLI_ANY,
     "Only relations of these classes"},
    {CLI_SIGN, "sign", 0, "SIGNS", cli_words_signs, true, false, CLI_ANY,
     "Only relations of these signs"},
    {CLI_MIN_WEIGHT, "min-weight", 0, "N", NULL, false, false, CLI_ANY,
     "Only links that so many sentences say"},
    {CLI_MIN_DOCUMENTS, "min-documents", 0, "N", NULL, false, false, CLI_ANY,
     "Only links that so many documents say"},
    {CLI_FROM, "from", 0, "DATE", NULL, false, false, CLI_ANY, "Only from this day on"},
    {CLI_TO, "to", 0, "DATE", NULL, false, false, CLI_ANY, "Only up to this day"},
    {CLI_EGO, "ego", 0, "NAME", NULL, false, false, CLI_ANY,
     "Only NAME and those around; can be given several times"},
    {CLI_DEPTH, "depth", 0, "N", NULL, false, false, CLI_ANY, "How far around (1)"},
    {CLI_BACKBONE, "backbone", 0, "METHOD", cli_words_backbones, false, true, CLI_ANY,
     "Only co-occurrence that is more than chance, and what keeps all connected "
     "(noise-corrected)"},
    {CLI_TOP, "top", 'n', "N", NULL, false, false, CLI_ANY, "Only so many entities"},
    {CLI_BY, "by", 0, "MEASURE", cli_words_measures, false, false, CLI_ANY,
     "What --top goes by (pagerank)"},
};
const cli_option_group CLI_FILTERS = GROUP("Filters", FILTERS);

static const cli_option DRAWING[] = {
    {CLI_TITLE, "title", 0, "TEXT", NULL, false, false, CLI_ANY, "Title of the diagram"},
    {CLI_THEME, "theme", 0, "THEME", cli_words_themes, false, false, CLI_ANY, "Colours (light)"},
    {CLI_ENGINE, "engine", 0, "ENGINE", cli_words_engines, false, false, CLI_ANY,
     "How nodes are placed (auto)"},
    {CLI_SIZE, "size", 0, "MEASURE", cli_words_sizes, false, false, CLI_ANY,
     "What the size of nodes shows (pagerank)"},
    {CLI_MAX_NODES, "max-nodes", 0, "N", NULL, false, false, CLI_ANY,
     "Nodes drawn, the largest first (1500)"},
    {CLI_LABELS, "labels", 0, "N", NULL, false, false, CLI_ANY,
     "Nodes named, the largest first (60)"},
    {CLI_ALL_LINKS, "all-links", 0, NULL, NULL, false, false, CLI_ANY,
     "Draw every link, not only the strongest"},
    {CLI_NO_COMMUNITIES, "no-communities", 0, NULL, NULL, false, false, CLI_ANY,
     "No regions behind the communities"},
};
const cli_option_group CLI_DRAWING = GROUP("Diagram", DRAWING);

static const cli_option GENERAL[] = {
    {CLI_QUIET, "quiet", 'q', NULL, NULL, false, false, CLI_ANY, "No warnings and no progress"},
    {CLI_PROGRESS, "progress", 0, NULL, NULL, false, false, CLI_ANY,
     "Progress on standard error even where that is no terminal"},
    {CLI_HELP, "help", 'h', NULL, NULL, false, false, CLI_ANY, "This help"},
};
const cli_option_group CLI_GENERAL = GROUP("General", GENERAL);
