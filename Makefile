# dossier: build, test, install. `make help` lists the targets.

# As many jobs as processors, unless -j says otherwise.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS := $(MAKEFLAGS) $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))
endif

# ---- What is built, and how --------------------------------------------------

# release, debug, asan (address and undefined behaviour), or with clang: fuzz,
# and coverage, which counts the lines that ran.
BUILD ?= release
OUT := build/$(BUILD)

PREFIX ?= /usr/local
DATA := $(PREFIX)/share/dossier

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla \
	-Wstrict-prototypes -Wmissing-prototypes -Werror
SANITIZE := -O1 -g3 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
FLAGS.release := -O2 -g -DNDEBUG
FLAGS.debug := -O0 -g3
FLAGS.asan := $(SANITIZE)
FLAGS.fuzz := $(SANITIZE) -fsanitize=fuzzer-no-link
FLAGS.coverage := -O1 -g -fprofile-instr-generate -fcoverage-mapping

CC := $(if $(filter fuzz coverage,$(BUILD)),clang-14,gcc)
CPPFLAGS += -D_GNU_SOURCE -Igen
# -ffp-contract=off: the same sums on every machine.
CFLAGS += -std=c11 -ffp-contract=off $(WARNINGS) $(FLAGS.$(BUILD))
LDFLAGS += $(filter -fsanitize=% -fprofile%,$(FLAGS.$(BUILD)))

PACKAGES := libxml-2.0 libcmark-gfm yaml-0.1 harfbuzz harfbuzz-subset \
	fontconfig icu-uc icu-i18n libpng libjpeg libdeflate jansson nettle \
	sqlite3 libzip xlsxwriter
# Opened when it is called for the first time (write/raster): headers alone.
OPENED := cairo
# System headers are taken with -isystem: their warnings are not ours.
LIBRARY_FLAGS := $(patsubst -I%,-isystem %,\
	$(shell pkg-config --cflags $(PACKAGES) $(OPENED) 2>/dev/null))
LIBRARIES := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) \
	-lcmark-gfm-extensions -lhpdf -lcsv -ldl -lm

SOURCES := $(sort $(wildcard gen/*/*.c))
# Hyphenation patterns, packed into tables when the program is built.
HYPHEN ?= /usr/share/hyphen
PATTERNS := $(OUT)/gen/layout/patterns
PATTERN_TABLES := $(PATTERNS)/en_gb.c $(PATTERNS)/en_us.c
# Files that are part of the program, as tables of their bytes.
EMBED := $(OUT)/gen/web/embed
EMBEDDED := $(EMBED)/embedded_engine_wasm.c \
	$(patsubst gen/web/%,$(EMBED)/embedded_%.c,\
	$(subst .,_,$(wildcard gen/web/*.js gen/web/*.css)))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o) $(PATTERN_TABLES:.c=.o) $(EMBEDDED:.c=.o)
# Those of sources that are gone would still be looked at.
GONE := $(filter-out $(OBJECTS) $(PATTERNS)/compile.o $(EMBED)/embed.o,\
	$(shell find $(OUT)/gen -name '*.o' 2>/dev/null))
$(if $(GONE),$(shell rm -f $(GONE)))
PROGRAM := $(OUT)/dossier
# All but main, for the programs under tests/.
PARTS := $(OUT)/parts.a

# Tests are found by convention: a new file is a new test.
UNIT_TESTS := $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/unit/*/test_*.c)))
TOOLS := $(patsubst %.c,$(OUT)/%,\
	$(sort $(wildcard tests/end-to-end/*.c tests/bench/*.c tests/mutants/*.c)))
FUZZ_TARGETS := $(patsubst %.c,$(OUT)/%,\
	$(filter-out tests/fuzz/replay.c,$(sort $(wildcard tests/fuzz/*.c))))
STYLE_TESTS := $(sort $(wildcard tests/style/*.sh))
BEHAVIOUR_TESTS := $(wildcard tests/golden/run.sh tests/fuzz/replay.sh) \
	$(sort $(wildcard tests/end-to-end/*.sh))
# Not under sanitizers: it counts instructions.
GROWTH_TESTS := $(wildcard tests/growth/run.sh)
CONFORMANCE_TESTS := $(sort $(wildcard tests/conformance/*.sh))
CLUSTER_TESTS := $(sort $(wildcard tests/cluster/*.sh))

# Manual pages of what authors write, told by the program.
MANUALS := $(patsubst %,$(OUT)/man/dossier-%.5,guide profile template)

# The scripts under tests/ look for the program and their tools here.
export OUT
export DOSSIER := $(PROGRAM)

# Each step is shown as one short line; `make V=1` shows the whole command.
step = $(if $(V),,@echo '  $(1)  $@';)

build: $(PROGRAM) $(MANUALS) ## build the program (the default)

$(PROGRAM): $(OBJECTS)
	$(call step,link)$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(MANUALS): $(OUT)/man/dossier-%.5: $(PROGRAM)
	@mkdir -p $(@D)
	$(call step,manual)$(PROGRAM) help -f man $* >$@

$(PARTS): $(filter-out $(OUT)/gen/cli/main.o,$(OBJECTS))
	@rm -f $@
	@ar rcs $@ $^

$(OUT)/%.o: %.c Makefile | present
	@mkdir -p $(@D)
	$(call step,compile)$(CC) $(CPPFLAGS) $(CFLAGS) $(LIBRARY_FLAGS) -MMD -MP -c -o $@ $<

$(UNIT_TESTS): %: %.o $(PARTS)
	$(call step,link)$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcmocka

$(TOOLS): %: %.o $(PARTS)
	$(call step,link)$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

# A fuzz target is driven by libFuzzer, or replays files that are named to it.
ifeq ($(BUILD),fuzz)
$(FUZZ_TARGETS): %: %.o $(PARTS)
	$(call step,link)$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LIBRARIES)
else
$(FUZZ_TARGETS): %: %.o $(OUT)/tests/fuzz/replay.o $(PARTS)
	$(call step,link)$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARIES)
endif

$(PATTERNS)/compile: $(PATTERNS)/compile.o $(filter $(OUT)/gen/base/%,$(OBJECTS))
	$(call step,link)$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(PATTERNS)/en_gb.c: $(PATTERNS)/compile $(wildcard $(HYPHEN)/hyph_en_GB.dic) | present
	$(call step,patterns)$< en_gb $(HYPHEN)/hyph_en_GB.dic >$@

$(PATTERNS)/en_us.c: $(PATTERNS)/compile $(wildcard $(HYPHEN)/hyph_en_US.dic) | present
	$(call step,patterns)$< en_us $(HYPHEN)/hyph_en_US.dic >$@

# Deciding for a browser: what needs no library, in WebAssembly.
WASM_CC := clang-14
WASM_FLAGS := --target=wasm32-wasi -O2 -std=c11 -ffp-contract=off -DNDEBUG \
	-D_GNU_SOURCE -Igen -ffunction-sections -mexec-model=reactor \
	-Wl,--gc-sections,--strip-all,-z,stack-size=1048576 \
	-Wl,--export=malloc,--export=free
ENGINE_CALLS := open close begin add_part answer decide
ENGINE_SOURCES := gen/web/engine.c $(wildcard gen/decide/*.c) \
	$(addprefix gen/input/,fact_text.c fact_types.c guide_pack.c lookup.c \
	number_text.c value.c) \
	$(addprefix gen/base/,arena.c buffer.c decimal.c diag.c memory.c source.c \
	text_map.c utf8.c)

# Without that compiler the program is built all the same.
$(EMBED)/engine.wasm: $(ENGINE_SOURCES) $(wildcard gen/*/*.h) Makefile | present
	@mkdir -p $(@D)
	$(call step,wasm)if echo 'int main(void){return 0;}' | $(WASM_CC) \
		--target=wasm32-wasi -x c -o $@ - 2>/dev/null; then \
		$(WASM_CC) $(WASM_FLAGS) \
		$(ENGINE_CALLS:%=-Wl,--export=engine_%) -o $@ $(ENGINE_SOURCES); \
	else \
		echo "  no compiler for WebAssembly: forms will not decide (make deps)"; \
		: >$@; \
	fi

$(EMBED)/embed: $(EMBED)/embed.o
	$(call step,link)$(CC) $(LDFLAGS) -o $@ $^

$(EMBED)/embedded_engine_wasm.c: $(EMBED)/embed $(EMBED)/engine.wasm
	$(call step,embed)$< $(basename $(@F)) $(EMBED)/engine.wasm >$@

$(EMBED)/embedded_%_js.c: gen/web/%.js $(EMBED)/embed
	$(call step,embed)$(EMBED)/embed $(basename $(@F)) $< >$@

$(EMBED)/embedded_%_css.c: gen/web/%.css $(EMBED)/embed
	$(call step,embed)$(EMBED)/embed $(basename $(@F)) $< >$@

$(PATTERN_TABLES:.c=.o) $(EMBEDDED:.c=.o): %.o: %.c
	$(call step,compile)$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Says what is missing before the compiler stumbles over it.
present:
	@.ci/deps check build

# ---- What this machine needs -------------------------------------------------
# What follows an installation runs in a make of its own, which asks pkg-config
# anew.

deps: ## install the Debian packages that are missing
	@.ci/deps install build web test

demo: ## install what is missing, build, render the example profiles
	@.ci/deps install build web
	@$(MAKE) --no-print-directory build
	@tests/demo.sh

# ---- Tests -------------------------------------------------------------------

test: ## install what is missing, build, run all tests
	@.ci/deps install build web test
	@$(MAKE) --no-print-directory run-tests TESTS='$(STYLE_TESTS) $(UNIT_TESTS) \
		$(BEHAVIOUR_TESTS) $(GROWTH_TESTS)'

run-tests: $(PROGRAM) $(UNIT_TESTS) $(TOOLS) $(FUZZ_TARGETS)
	@tests/run.sh $(TESTS)

unit: $(UNIT_TESTS) ## only the unit tests
	@tests/run.sh $^

style: $(PROGRAM) ## include law, formatting, globals; warnings are errors
	@tests/run.sh $(STYLE_TESTS)

check-asan: ## the tests, under address, leak and undefined sanitizers
	@.ci/deps install build test
	@$(MAKE) --no-print-directory BUILD=asan run-tests-asan

run-tests-asan: TESTS = $(UNIT_TESTS) $(BEHAVIOUR_TESTS)
run-tests-asan: export ASAN_OPTIONS := detect_leaks=1:exitcode=99
run-tests-asan: export UBSAN_OPTIONS := print_stacktrace=1:exitcode=99
run-tests-asan: run-tests

# ICU and fontconfig keep caches until the end: only what nothing points to is
# lost.
VALGRIND := valgrind -q --error-exitcode=99 --leak-check=full \
	--show-leak-kinds=definite --errors-for-leak-kinds=definite

check-valgrind: ## the unit tests under valgrind
	@.ci/deps install build test
	@$(MAKE) --no-print-directory BUILD=debug run-tests-valgrind

run-tests-valgrind: $(UNIT_TESTS)
	@WRAPPER='$(VALGRIND)' tests/run.sh $^

FUZZ_SECONDS ?= 60
fuzz: ## fuzz each target for FUZZ_SECONDS (60), then the lines that ran
	@.ci/deps install build fuzz
	@$(MAKE) --no-print-directory BUILD=fuzz run-fuzz
	@$(MAKE) --no-print-directory BUILD=coverage run-fuzz-coverage

run-fuzz: $(FUZZ_TARGETS)
	@tests/fuzz/run.sh $(FUZZ_SECONDS) $^

fuzz-coverage: ## the lines that the fuzz targets reach by their corpora
	@.ci/deps install build fuzz
	@$(MAKE) --no-print-directory BUILD=coverage run-fuzz-coverage

run-fuzz-coverage: $(FUZZ_TARGETS)
	@tests/fuzz/coverage.sh $^

conformance: ## outside checkers over the example documents
	@.ci/deps install build web test conformance
	@$(MAKE) --no-print-directory build $(OUT)/tests/end-to-end/markdown \
		$(OUT)/tests/end-to-end/engine
	@tests/run.sh $(CONFORMANCE_TESTS)

test-cluster: ## shards under GNU parallel and Slurm, on this machine, as root
	@.ci/deps install build cluster
	@$(MAKE) --no-print-directory run-tests-cluster

run-tests-cluster: $(PROGRAM) $(TOOLS)
	@tests/run.sh $(CLUSTER_TESTS)

faults: $(PROGRAM) $(TOOLS) ## kill workers and runs 200 times; 1,000 profiles in any order
	@tests/end-to-end/faults.sh 100
	@tests/end-to-end/hermetic.sh 1000

FILES ?= $(wildcard gen/decide/*.c)
N ?= 200
mutants: ## change one thing in FILES (decide), N times (200): is it noticed?
	@.ci/deps install build test
	@tests/mutants/run.sh -n $(N) $(FILES)

growth: $(PROGRAM) ## what longer texts cost, in all the places that texts have
	@.ci/deps install build test
	@tests/growth/run.sh all

golden-update: $(PROGRAM) $(TOOLS) ## accept what the program prints now
	@UPDATE=1 tests/golden/run.sh
	@UPDATE=1 tests/end-to-end/layout.sh
	@UPDATE=1 tests/end-to-end/docx.sh

bench: $(PROGRAM) $(TOOLS) ## milliseconds a stage, memory, bytes
	@tests/bench/run.sh

# ---- Installing --------------------------------------------------------------

install: $(PROGRAM) $(MANUALS) ## into PREFIX (/usr/local), below DESTDIR
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(DATA) \
		$(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man5
	install $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/dossier
	install -m 644 gen/dossier.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 $(MANUALS) $(DESTDIR)$(PREFIX)/share/man/man5/
	cp -R --no-preserve=ownership content templates $(DESTDIR)$(DATA)/

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/dossier \
		$(DESTDIR)$(PREFIX)/share/man/man1/dossier.1 \
		$(MANUALS:$(OUT)/man/%=$(DESTDIR)$(PREFIX)/share/man/man5/%)
	rm -rf $(DESTDIR)$(DATA)

clean: ## remove everything that was built
	rm -rf build

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 16

.PHONY: build present deps demo test run-tests unit style check-asan \
	run-tests-asan check-valgrind run-tests-valgrind fuzz run-fuzz \
	fuzz-coverage run-fuzz-coverage \
	conformance test-cluster run-tests-cluster faults growth mutants golden-update \
	bench install uninstall clean help
.SECONDARY:
.DELETE_ON_ERROR:
-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
