/* Names of persons taken apart and compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "facts/body_key.h"
#include "facts/spelling.h"
#include "resolve/person_name.h"

static er_names *names;
static er_arena arena;

static er_person_name read_name(const char *text)
{
    er_person_name name;
    assert_int_equal(er_person_name_read(names, er_view_of(text), &arena, &name, NULL), ER_OK);
    return name;
}

static void assert_family(const char *text, const char *family)
{
    er_person_name name = read_name(text);
    assert_true(name.count > 0);
    assert_string_equal(er_arena_copy(&arena, name.parts[name.family]), family);
}

static er_name_agreement compare(const char *a, const char *b)
{
    er_person_name x = read_name(a), y = read_name(b);
    er_name_agreement result = er_person_names_compare(names, &x, &y);
    assert_int_equal(er_person_names_compare(names, &y, &x), result);
    return result;
}

static er_short_form shortens(const char *shorter, const char *longer)
{
    er_person_name x = read_name(shorter), y = read_name(longer);
    return er_person_name_shortens(names, &x, &y);
}

static void the_family_name_is_found(void **state)
{
    (void)state;
    assert_family("Sergei Lavrov", "lavrov");
    assert_family("Kim Jong Un", "kim");
    assert_family("Xi Jinping", "xi");
    assert_family("Kim Clijsters", "clijsters");
    assert_family("Ursula von der Leyen", "leyen");
    assert_family("Alexandre de Moraes", "moraes");
    assert_family("Abdel Fattah el-Sisi", "sisi");
    assert_family("Mohammed bin Salman", "salman");
    assert_family("Martin Luther King Jr.", "king");
    assert_family("Al Gore", "gore");
    assert_family("al-Assad", "assad");
    assert_int_equal(read_name("Martin Luther King Jr.").generation, ER_NAME_JUNIOR);
    assert_int_equal(read_name("--").count, 0);
}

static void full_names_agree(void **state)
{
    (void)state;
    assert_int_equal(compare("Sergei Lavrov", "Sergey Lavrov"), ER_NAMES_SPELLING);
    assert_int_equal(compare("Volodymyr Zelenskyy", "Volodymyr Zelenskiy"), ER_NAMES_SPELLING);
    assert_int_equal(compare("Yevgeny Prigozhin", "Evgeny Prigozhin"), ER_NAMES_SPELLING);
    assert_int_equal(compare("Muammar Gaddafi", "Moammar Qaddafi"), ER_NAMES_SPELLING);
    assert_int_equal(compare("Recep Tayyip Erdo\xc4\x9f"
                             "an",
                             "Recep Tayyip Erdogan"),
                     ER_NAMES_SAME);
    assert_int_equal(compare("Kim Jong Un", "Kim Jong-un"), ER_NAMES_SAME);
    assert_int_equal(compare("Ban Ki-moon", "Ki-moon Ban"), ER_NAMES_SAME);
    assert_int_equal(compare("Joe Biden", "Joseph Biden"), ER_NAMES_NICKNAME);
    assert_int_equal(compare("Joseph R. Biden Jr.", "Joe Biden"), ER_NAMES_ONE_LONG);
    assert_int_equal(compare("Andres Lopez Obrador", "Andres Manuel Lopez Obrador"),
                     ER_NAMES_ONE_LONG);
    assert_int_equal(compare("Nicolas Maduro", "Nicolas Maduro Moros"), ER_NAMES_ONE_LONG);
}

static void full_names_differ(void **state)
{
    (void)state;
    assert_int_equal(compare("Kim Jong Un", "Kim Jong Il"), ER_NAMES_DIFFER);
    assert_int_equal(compare("George W. Bush", "George H. W. Bush"), ER_NAMES_DIFFER);
    assert_int_equal(compare("George Bush Sr.", "George Bush Jr."), ER_NAMES_DIFFER);
    assert_int_equal(compare("Volodymyr Petrenko", "Vladimir Petrenko"), ER_NAMES_DIFFER);
    assert_int_equal(compare("Justin Trudeau", "Pierre Trudeau"), ER_NAMES_DIFFER);
    assert_int_equal(compare("Maria Silva", "Mario Silva"), ER_NAMES_DIFFER);
    assert_int_equal(compare("Mohammed bin Salman", "Mohammed bin Zayed"), ER_NAMES_DIFFER);
    assert_int_equal(compare("Li Qiang", "Li Keqiang"), ER_NAMES_DIFFER);
    assert_int_equal(compare("Paul Jonson", "Paul Johnson"), ER_NAMES_DIFFER);
    assert_int_equal(compare("Lavrov", "Lavrov"), ER_NAMES_DIFFER);
}

static void short_forms_stand_for_long_ones(void **state)
{
    (void)state;
    assert_int_equal(shortens("Putin", "Vladimir Putin"), ER_SHORT_FAMILY);
    assert_int_equal(shortens("Kim", "Kim Jong Un"), ER_SHORT_FAMILY);
    assert_int_equal(shortens("Lula", "Luiz Inacio Lula da Silva"), ER_SHORT_INNER);
    assert_int_equal(shortens("Lula da Silva", "Luiz Inacio Lula da Silva"), ER_SHORT_FAMILY);
    assert_int_equal(shortens("de Moraes", "Alexandre de Moraes"), ER_SHORT_FAMILY);
    assert_int_equal(shortens("Saddam", "Saddam Hussein"), ER_SHORT_GIVEN);
    assert_int_equal(shortens("Zelensky", "Volodymyr Zelenskyy"), ER_SHORT_FAMILY);
    assert_int_equal(shortens("Medvedev", "Vladimir Putin"), ER_SHORT_NONE);
    assert_int_equal(shortens("B.", "Boris Berg"), ER_SHORT_NONE);
}

static void spelling_keys_and_similarity(void **state)
{
    (void)state;
    char a[ER_SPELLING_MAX], b[ER_SPELLING_MAX];
    er_spelling_key(er_view_of("dmitriyev"), a);
    er_spelling_key(er_view_of("dmitriev"), b);
    assert_string_equal(a, b);
    er_spelling_key(er_view_of("li"), a);
    er_spelling_key(er_view_of("lee"), b);
    assert_string_not_equal(a, b);
    /* the textbook values of Jaro and Winkler */
    assert_true(er_spelling_similarity(er_view_of("martha"), er_view_of("marhta")) > 0.9610);
    assert_true(er_spelling_similarity(er_view_of("martha"), er_view_of("marhta")) < 0.9612);
    assert_true(er_spelling_similarity(er_view_of("abc"), er_view_of("xyz")) == 0);
}

static void names_of_bodies(void **state)
{
    (void)state;
    er_buffer key = {0};
    er_body_key(er_view_of("The Rheinmetall AG's"), &key);
    assert_string_equal(key.data, "rheinmetall");
    er_buffer_clear(&key);
    er_body_key(er_view_of("Johnson & Johnson Inc."), &key);
    assert_string_equal(key.data, "johnson and johnson");
    er_buffer_clear(&key);
    er_body_key(er_view_of("AG"), &key);
    assert_string_equal(key.data, "ag");
    er_buffer_free(&key);
    assert_true(er_is_acronym(er_view_of("U.N.")));
    assert_false(er_is_acronym(er_view_of("Apple")));
    assert_true(er_is_acronym_of(er_view_of("CDU"), er_view_of("Christian Democratic Union")));
    assert_true(er_is_acronym_of(er_view_of("MOD"), er_view_of("Ministry of Defence")));
    assert_false(er_is_acronym_of(er_view_of("CSU"), er_view_of("Christian Democratic Union")));
}

static int set_up(void **state)
{
    (void)state;
    return er_names_new(&names, NULL) == ER_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    er_names_free(names);
    er_arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_family_name_is_found),
        cmocka_unit_test(full_names_agree),
        cmocka_unit_test(full_names_differ),
        cmocka_unit_test(short_forms_stand_for_long_ones),
        cmocka_unit_test(spelling_keys_and_similarity),
        cmocka_unit_test(names_of_bodies),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
