# Programs that read what an attacker may write, with ASan and UBSan: `make test` replays the inputs that are kept,
# `make fuzz T=seconds` searches for others with libFuzzer, adds those that reach new code, and the totals to
# tests/fuzz/log.md.
FUZZ_SRC := $(foreach r,base words settings rubric content picture signature bundle outcome scene,$(wildcard src/$r/*.c)) \
            src/typeset/phrase.c src/script/tour.c $(wildcard tools/sayswho-bundle/files/*.c) \
            $(addprefix tools/sayswho-bundle/source/,$(addsuffix .c,article claims_yaml coding path_time picture_source \
            places story_source story_yaml)) tools/sayswho-intake/folder.c tests/fuzz/fuzz.c tests/fuzz/stand_in.c
FUZZ_PACKAGES := clang libclang-rt-dev
FUZZ_LIBS = $(shell $(PKG_CONFIG) --libs sqlite3 libpng zlib libsodium yaml-0.1 md4c inih glib-2.0 fribidi) -lm -lpthread
FUZZ_FLAGS := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all -Isrc -Itests/fuzz -Itools/sayswho-bundle -Itools/sayswho-intake
T ?= 60

.PHONY: fuzz

$B/replay/%.o: %.c $B/flags
	@mkdir -p $(@D)
	$Q$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -DSAYSWHO_VERSION='"$(VERSION)"' $(FUZZ_FLAGS) \
	    -fsanitize=address,undefined,float-cast-overflow $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$B/replay/replay: $(FUZZ_SRC:%.c=$B/replay/%.o) $B/replay/tests/fuzz/replay.o
	$(if $Q,@echo "  LINK  $@")
	$Q$(CC) -fsanitize=address,undefined -o $@ $^ $(FUZZ_LIBS)

$B/fuzz/%.o: %.c
	@mkdir -p $(@D)
	$Qclang -std=c11 -D_POSIX_C_SOURCE=200809L -DSAYSWHO_VERSION='"$(VERSION)"' $(FUZZ_FLAGS) \
	    -fsanitize=address,undefined,float-cast-overflow,fuzzer-no-link $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

# These look at every byte of a text. That libFuzzer was told of each comparison took half of the time.
$(foreach f,src/base/utf8 $(addprefix tools/sayswho-bundle/files/text_,file signs),$B/fuzz/$f.o): \
    FUZZ_FLAGS += -fno-sanitize-coverage=trace-cmp

$B/fuzz/search: $(FUZZ_SRC:%.c=$B/fuzz/%.o) $B/fuzz/tests/fuzz/search.o
	$(if $Q,@echo "  LINK  $@")
	$Qclang -fsanitize=address,undefined,fuzzer -o $@ $^ $(FUZZ_LIBS)

fuzz: deps
	$(call need,$(FUZZ_PACKAGES))
	$Q$(MAKE) --no-print-directory $(JOBS) data $B/fuzz/search
	$Qtests/fuzz/search $B $T

-include $(FUZZ_SRC:%.c=$B/replay/%.d) $(FUZZ_SRC:%.c=$B/fuzz/%.d)
