#include <string.h>

#include "building.h"
#include "commands.h"
#include "explain.h"
#include "groups.h"
#include "result.h"
#include "words.h"

#define TOP 15 /* neighbours, relations and statements shown where --top is not given */

typedef struct explaining {
    er_network *network;
    er_profile *profile; /* of one, or NULL */
    er_story *story;     /* of two, or NULL */
    uint32_t top;
    bool json;
} explaining;

static er_status write_explanation(void *context, er_writer *writer, er_error *error)
{
    (void)error; /* failures stay in the writer */
    const explaining *e = context;
    if (e->json) {
        cJSON *json = e->profile ? cli_explain_one_json(e->network, e->profile)
                                 : cli_explain_two_json(e->network, e->story);
        cli_print_json(writer, json);
        cJSON_Delete(json);
    } else if (e->profile) {
        cli_explain_one(e->network, e->profile, e->top, writer);
    } else {
        cli_explain_two(e->network, e->story, e->top, writer);
    }
    return ER_OK;
}

static er_status find(explaining *e, const cli_arguments *arguments, er_error *error)
{
    uint32_t a, b;
    er_status status = er_network_find(e->network, arguments->operands[1], &a, NULL, error);
    if (status != ER_OK || arguments->operand_count == 2)
        return status == ER_OK ? er_profile_make(&e->profile, e->network, a, error) : status;
    status = er_network_find(e->network, arguments->operands[2], &b, NULL, error);
    return status == ER_OK ? er_story_make(&e->story, e->network, a, b, error) : status;
}

static int run(const cli_arguments *arguments)
{
    explaining e = {.top = TOP,
                    .json = strcmp(cli_value_of(arguments, CLI_FORMAT, "text"), "json") == 0};
    er_build_options building;
    er_filter filter;
    if (!cli_build_options(arguments, &building, &filter) ||
        !cli_number(arguments, CLI_ROWS, 1, UINT32_MAX, &e.top))
        return CLI_USAGE;
    cli_session session;
    cli_session_begin(&session, arguments);
    er_error error;
    er_status status = cli_load_network(&session, arguments, 1, &building, &e.network, &error);
    if (status == ER_OK)
        status = find(&e, arguments, &error);
    int result = status == ER_OK ? cli_write_result(&session, write_explanation, &e)
                                 : cli_session_fail(&session, &error);
    er_profile_free(e.profile);
    er_story_free(e.story);
    er_network_free(e.network);
    return result;
}

static size_t format_words(const char *words[CLI_MOST_WORDS])
{
    words[0] = "text";
    words[1] = "json";
    return 2;
}

static const cli_option OPTIONS[] = {
    {CLI_ROWS, "top", 'n', "N", NULL, false, false, CLI_ANY,
     "Neighbours, relations and sentences shown, at most (15)"},
    {CLI_FORMAT, "format", 'f', "FORMAT", format_words, false, false, CLI_ANY,
     "How to write it (text); json has all of it"},
};
static const cli_option_group GROUP = {"Explanation", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_EXPLAIN = {
    .name = "explain",
    .operands = "NETWORK A [B]",
    .summary = "who A is; or how A and B are linked, with the sentences that say so",
    .description =
        "Tells who A is in the network: names, with whom, relations, by month. With B: what links "
        "the two, each relation with its sentence and where that stands.\n\n"
        "A and B are any name or alias, in any case, or the id of a node; where several entities "
        "have the name it is refused, and they are listed. NETWORK is a network.json, the folder "
        "it stands in, or an INPUT as for build.",
    .example = "ergraph explain out Merkel\n"
               "ergraph explain out/network.json merkel macron",
    .groups = {&GROUP, &CLI_READING, &CLI_BUILDING, &CLI_GENERAL},
    .fewest = 2,
    .most = 3,
    .run = run,
};
