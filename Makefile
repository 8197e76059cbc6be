# dossier: build, test, install. `make help` lists the targets.

BUILD ?= release
OUT := build/$(BUILD)

CC ?= gcc
PACKAGES := libxml-2.0 libcmark-gfm yaml-0.1 harfbuzz harfbuzz-subset \
	fontconfig icu-uc icu-i18n libpng libjpeg libdeflate jansson
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wvla \
	-Wstrict-prototypes -Wmissing-prototypes
CPPFLAGS += -D_GNU_SOURCE -Igen
FLAGS.release := -O2 -g -DNDEBUG
FLAGS.debug := -O0 -g3
FLAGS.asan := -O1 -g3 -fno-omit-frame-pointer -fsanitize=address,undefined \
	-fno-sanitize-recover=all
# -ffp-contract=off: the same sums on every machine.
CFLAGS += -std=c11 -ffp-contract=off $(WARNINGS) -Werror $(FLAGS.$(BUILD))
LDFLAGS += $(filter -fsanitize=%,$(FLAGS.$(BUILD)))
# System headers are taken with -isystem: their warnings are not ours.
LIBRARY_FLAGS := $(patsubst -I%,-isystem %,\
	$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
LIBRARIES = $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) \
	-lcmark-gfm-extensions -lhpdf -lm

SOURCES := $(sort $(wildcard gen/*/*.c))
OBJECTS := $(SOURCES:%.c=$(OUT)/%.o)
PARTS := $(filter-out $(OUT)/gen/cli/main.o,$(OBJECTS))
PROGRAM := $(OUT)/dossier

all: $(PROGRAM)

$(PROGRAM): $(OBJECTS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(OUT)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LIBRARY_FLAGS) -MMD -MP -c -o $@ $<

# Unit tests: tests/unit/LAYER/test_FILE.c, one program each.
UNIT_SOURCES := $(sort $(wildcard tests/unit/*/test_*.c))
UNIT_TESTS := $(UNIT_SOURCES:%.c=$(OUT)/%)

$(OUT)/tests/unit/%: $(OUT)/tests/unit/%.o $(PARTS)
	$(CC) $(LDFLAGS) -o $@ $^ $(LIBRARIES) -lcmocka

unit: $(UNIT_TESTS)
	@set -e; for test in $(UNIT_TESTS); do $$test; done

clean:
	rm -rf build

.PHONY: all unit clean
.SECONDARY:
-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
