# Unit tests on a shared library of all parts, so that a changed part is linked
# once and not for each test. Used by tests/mutants/run.sh, at the top of a tree.

include Makefile

SHARED := $(OUT)/mutants/libparts.so

$(SHARED): $(filter-out $(OUT)/gen/cli/main.o,$(OBJECTS))
	@mkdir -p $(@D)
	@$(CC) -shared $(LDFLAGS) -o $@ $^ $(LIBRARIES)

$(OUT)/mutants/%: $(OUT)/tests/unit/%.o | $(SHARED)
	@mkdir -p $(@D)
	@$(CC) $(LDFLAGS) -o $@ $< -L$(OUT)/mutants -lparts \
		-Wl,-rpath,$(CURDIR)/$(OUT)/mutants $(LIBRARIES) -lcmocka
