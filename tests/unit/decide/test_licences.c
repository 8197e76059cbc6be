/* The guide "open-licence" against the published rules of the licences: what
 * it rules out is exactly what plain sets say, for needs drawn at random. */
#include "fixture.h"

static const char folder[] = "content/open-licence";
static const char table_path[] = "tests/data/licences.txt";

enum { MOST = 32, NEED_SETS = 500 };

/* ---- the published table ------------------------------------------------- */

struct licence {
    const char *id; /* SPDX */
    /* Tags between spaces, a space at both ends. */
    const char *permissions, *conditions, *limitations;
};

/* A pair of words: WORD requires, or may move to, LICENCE. */
struct pair {
    const char *word, *licence;
};

struct table {
    struct licence licences[MOST];
    struct pair related[MOST], communities[MOST];
    size_t count, related_count, community_count;
};

/* The text up to END or the line's end, cut off from *AT, spaces trimmed. */
static char *cut(char **at, char end)
{
    char *start = *at + strspn(*at, " ");
    char *stop = strchr(start, end);
    stop = stop ? stop : start + strlen(start);
    *at = *stop ? stop + 1 : stop;
    while (stop > start && stop[-1] == ' ')
        stop--;
    *stop = '\0';
    return start;
}

static const char *cut_tags(struct arena *arena, char **at)
{
    return arena_format(arena, " %s ", cut(at, '|'));
}

static void read_line(struct arena *arena, struct table *table, char *line)
{
    const char *kind = cut(&line, ' ');
    assert_true(table->count < MOST && table->community_count < MOST);
    if (strcmp(kind, "licence") == 0) {
        struct licence *licence = &table->licences[table->count++];
        licence->id = cut(&line, '|');
        licence->permissions = cut_tags(arena, &line);
        licence->conditions = cut_tags(arena, &line);
        licence->limitations = cut_tags(arena, &line);
    } else if (strcmp(kind, "related") == 0) {
        struct pair *pair = &table->related[table->related_count++];
        pair->word = cut(&line, ' ');
        pair->licence = cut(&line, ' ');
    } else if (strcmp(kind, "community") == 0) {
        struct pair *pair = &table->communities[table->community_count++];
        pair->word = cut(&line, ' ');
        pair->licence = cut(&line, ' ');
    } else {
        fail_msg("%s: \"%s\" begins no line", table_path, kind);
    }
}

static struct table read_table(struct fixture *fixture)
{
    struct table table = {0};
    const struct source *source =
        file_read_text(&fixture->arena, table_path, &fixture->diags);
    assert_non_null(source);
    char *at = arena_string(&fixture->arena, source->text);
    while (*at) {
        char *line = cut(&at, '\n');
        if (*line && *line != '#')
            read_line(&fixture->arena, &table, line);
    }
    return table;
}

static bool has(const char *tags, const char *tag)
{
    char word[64];
    snprintf(word, sizeof word, " %s ", tag);
    return strstr(tags, word) != NULL;
}

/* The option of the guide: the SPDX name in lower case, hyphens for dots. */
static const char *option_id(struct arena *arena, const char *spdx)
{
    char *id = arena_string(arena, spdx);
    for (char *at = id; *at; at++)
        *at = *at == '.'                 ? '-'
              : *at >= 'A' && *at <= 'Z' ? (char)(*at - 'A' + 'a')
                                         : *at;
    return id;
}

/* ---- needs --------------------------------------------------------------- */

struct needs {
    bool patents, network, trademark;
    const char *keep_open, *may_close, *notice, *changes, *community;
    const struct licence *base; /* NULL: nothing by others */
};

/* xorshift32: the same needs on every machine. */
static unsigned draw(unsigned *state, unsigned below)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state % below;
}

/* The first word three times out of five, else any of COUNT. */
static const char *draw_word(
    unsigned *state, const char *const *words, unsigned count)
{
    return draw(state, 5) < 3 ? words[0] : words[draw(state, count)];
}

static struct needs draw_needs(unsigned *state, const struct table *table)
{
    static const char *const opens[] = {"none", "files", "library", "whole"};
    static const char *const closes[] = {"not-needed", "programs", "versions"};
    static const char *const notices[] = {
        "no-matter", "kept", "source-only", "dropped"};
    static const char *const changes[] = {"no-matter", "required", "unwanted"};
    static const char *const communities[] = {
        "none", "apache", "cncf", "gnu", "npm", "rust", "wordpress", "joomla"};
    struct needs needs = {0};
    needs.patents = draw(state, 3) == 0;
    needs.network = draw(state, 5) == 0;
    needs.trademark = draw(state, 5) == 0;
    needs.keep_open = draw_word(state, opens, 4);
    needs.may_close = draw_word(state, closes, 3);
    needs.notice = draw_word(state, notices, 4);
    needs.changes = draw_word(state, changes, 3);
    needs.community = draw_word(state, communities, 8);
    if (draw(state, 4) == 0)
        needs.base = &table->licences[draw(state, (unsigned)table->count)];
    return needs;
}

static const char *profile_text(struct arena *arena, const struct needs *needs)
{
    return arena_format(arena,
        "<profile guide='open-licence' format='1'>"
        "<meta><client>C</client><title>T</title><date>2026-11-20</date></meta>"
        "<project><community>%s</community><based-on>%s</based-on>"
        "<needs patent-grant='%s' keep-open='%s' may-close='%s'"
        " network-source='%s' notice='%s' state-changes='%s' trademark='%s'/>"
        "</project></profile>",
        needs->community,
        needs->base ? option_id(arena, needs->base->id) : "nothing",
        needs->patents ? "yes" : "no", needs->keep_open, needs->may_close,
        needs->network ? "yes" : "no", needs->notice, needs->changes,
        needs->trademark ? "yes" : "no");
}

/* ---- plain sets ---------------------------------------------------------- */

static bool is_listed(const struct pair *pairs, size_t count, const char *word,
    const char *licence)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(pairs[i].word, word) == 0 &&
            strcmp(pairs[i].licence, licence) == 0)
            return true;
    return false;
}

/* How much a licence keeps open: nothing, files, a library, the whole. */
static int reach(const struct licence *licence)
{
    return has(licence->conditions, "same-license")            ? 3
           : has(licence->conditions, "same-license--library") ? 2
           : has(licence->conditions, "same-license--file")    ? 1
                                                               : 0;
}

static bool suits_openness(
    const struct licence *licence, const struct needs *needs)
{
    static const char *const opens[] = {"none", "files", "library", "whole"};
    int wanted = 0;
    while (strcmp(opens[wanted], needs->keep_open) != 0)
        wanted++;
    if (reach(licence) < wanted)
        return false;
    if (strcmp(needs->may_close, "programs") == 0)
        return reach(licence) < 3;
    if (strcmp(needs->may_close, "versions") == 0)
        return !has(licence->conditions, "disclose-source");
    return true;
}

static bool suits_notices(
    const struct licence *licence, const struct needs *needs)
{
    bool everywhere = has(licence->conditions, "include-copyright");
    bool source = has(licence->conditions, "include-copyright--source");
    bool changes = has(licence->conditions, "document-changes");
    if (strcmp(needs->notice, "kept") == 0 && !everywhere && !source)
        return false;
    if (strcmp(needs->notice, "source-only") == 0 && everywhere)
        return false;
    if (strcmp(needs->notice, "dropped") == 0 && (everywhere || source))
        return false;
    if (strcmp(needs->changes, "required") == 0)
        return changes;
    return strcmp(needs->changes, "unwanted") != 0 || !changes;
}

static bool suits_surroundings(const struct licence *licence,
    const struct needs *needs, const struct table *table)
{
    for (size_t i = 0; i < table->community_count; i++)
        if (strcmp(table->communities[i].word, needs->community) == 0 &&
            strcmp(table->communities[i].licence, licence->id) != 0)
            return false;
    if (!needs->base || needs->base == licence || reach(needs->base) < 2)
        return true;
    return is_listed(
        table->related, table->related_count, needs->base->id, licence->id);
}

static bool suits(const struct licence *licence, const struct needs *needs,
    const struct table *table)
{
    if (needs->patents && !has(licence->permissions, "patent-use"))
        return false;
    if (needs->network && !has(licence->conditions, "network-use-disclose"))
        return false;
    if (needs->trademark && !has(licence->limitations, "trademark-use"))
        return false;
    return suits_openness(licence, needs) && suits_notices(licence, needs) &&
           suits_surroundings(licence, needs, table);
}

/* ---- tests --------------------------------------------------------------- */

static void test_options_are_the_table(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    require_clean(&fixture);
    struct table table = read_table(&fixture);
    assert_int_equal(fixture.guide->plan_count, table.count);
    for (size_t i = 0; i < table.count; i++)
        assert_int_equal(guide_plan(fixture.guide,
                             option_id(&fixture.arena, table.licences[i].id)),
            i);
    fixture_release(&fixture);
}

static void test_random_needs(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    require_clean(&fixture);
    struct table table = read_table(&fixture);
    unsigned random = 20240219;
    size_t equal = 0, none = 0, survived[MOST] = {0};
    for (int i = 0; i < NEED_SETS; i++) {
        struct needs needs = draw_needs(&random, &table);
        const char *text = profile_text(&fixture.arena, &needs);
        struct decision decision = decide_text(&fixture, text);
        size_t wrong = 0, left = 0;
        for (size_t j = 0; j < table.count; j++) {
            bool suitable = suits(&table.licences[j], &needs, &table);
            bool ours = !decision.verdict->plans[j].ruled_out;
            if (suitable != ours)
                print_message("%s: %s, but %s by the table\n  %s\n",
                    table.licences[j].id, ours ? "left" : "ruled out",
                    suitable ? "left" : "ruled out", text);
            wrong += suitable != ours;
            left += suitable;
            survived[j] += suitable;
        }
        equal += wrong == 0;
        none += left == 0;
    }
    assert_int_equal(equal, NEED_SETS);
    /* The draw was worth something: needs that clash and needs that do not,
     * and every licence now among those left, now among those ruled out. */
    assert_in_range(none, 1, NEED_SETS - 100);
    for (size_t j = 0; j < table.count; j++)
        assert_in_range(survived[j], 1, NEED_SETS - 1);
    fixture_release(&fixture);
}

/* Numbers and names in the guide's sentences, counted in the table. */
static void test_sentences(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_read(&fixture, folder);
    struct table table = read_table(&fixture);
    size_t notices = 0, trademarks = 0, networks = 0;
    for (size_t i = 0; i < table.count; i++) {
        const struct licence *licence = &table.licences[i];
        assert_true(has(licence->permissions, "commercial-use"));
        assert_true(has(licence->permissions, "modifications"));
        assert_true(has(licence->permissions, "distribution"));
        assert_true(has(licence->permissions, "private-use"));
        assert_true(has(licence->limitations, "warranty"));
        assert_true(has(licence->limitations, "liability"));
        assert_true((reach(licence) > 0) ==
                    has(licence->conditions, "disclose-source"));
        notices += strstr(licence->conditions, " include-copyright") != NULL;
        trademarks += has(licence->limitations, "trademark-use");
        networks += has(licence->conditions, "network-use-disclose");
    }
    assert_int_equal(table.count, 13);
    assert_int_equal(notices, 11);
    assert_int_equal(trademarks, 3);
    assert_int_equal(networks, 2);
    fixture_release(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_options_are_the_table),
        cmocka_unit_test(test_random_needs),
        cmocka_unit_test(test_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
