# Unit tests on a shared library of all parts, so that a changed part is loaded
# before it and nothing is linked again. Used by tests/mutants/run.sh.

BUILD := mutants
FLAGS.mutants := -O1 -DNDEBUG -fPIC -DREPEATED_LESS=20 -DARENA_GUARD=64
override WARNINGS := -w

include Makefile

SHARED := $(OUT)/libparts.so

$(SHARED): $(filter-out $(OUT)/gen/cli/main.o,$(OBJECTS))
	@$(CC) -shared $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(OUT)/unit/%: $(OUT)/tests/unit/%.o | $(SHARED)
	@mkdir -p $(@D)
	@$(CC) $(LDFLAGS) -o $@ $< -L$(OUT) -lparts \
		-Wl,-rpath,$(CURDIR)/$(OUT) $(LIBRARIES) -lcmocka

# How a changed file becomes what is loaded before the library.
compile-command:
	@echo '$(CC) $(CPPFLAGS) $(CFLAGS) $(LIBRARY_FLAGS)'

.PHONY: compile-command
