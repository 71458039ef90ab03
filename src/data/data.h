/* The tables and models that are part of the program (see embed.S). Each is a run of bytes from
   er_data_NAME to er_data_NAME_end, followed by a zero byte; ER_DATA(NAME) is the view of it. */
#ifndef ERGRAPH_DATA_DATA_H
#define ERGRAPH_DATA_DATA_H

#include "base/view.h"

extern const char er_data_abbreviations[], er_data_abbreviations_end[];
extern const char er_data_cues[], er_data_cues_end[]; /* government or place */
extern const char er_data_words[], er_data_words_end[]; /* that names are told by */
extern const char er_data_gazetteer[], er_data_gazetteer_end[]; /* organisations and places */
extern const char er_data_states[], er_data_states_end[];
extern const char er_data_titles[], er_data_titles_end[]; /* words before names */
extern const char er_data_offices[], er_data_offices_end[]; /* words of offices and jobs */
extern const char er_data_event_verbs[], er_data_event_verbs_end[];
extern const char er_data_event_nouns[], er_data_event_nouns_end[];
extern const char er_data_event_adjectives[], er_data_event_adjectives_end[];
extern const char er_data_opinion_verbs[], er_data_opinion_verbs_end[];
extern const char er_data_opinion_nouns[], er_data_opinion_nouns_end[];
extern const char er_data_opinion_adjectives[], er_data_opinion_adjectives_end[];
extern const char er_data_ties[], er_data_ties_end[];
extern const char er_data_noun_categories[], er_data_noun_categories_end[];

#define ER_DATA(name) ((er_view){er_data_##name, (uint32_t)(er_data_##name##_end - er_data_##name)})

extern const char er_data_irregular_verbs[], er_data_irregular_verbs_end[];
extern const char er_data_lemmas[], er_data_lemmas_end[];             /* src/train */
extern const char er_data_parser_model[], er_data_parser_model_end[]; /* src/train */
extern const char er_data_sequence_model[], er_data_sequence_model_end[]; /* src/train */

#endif
