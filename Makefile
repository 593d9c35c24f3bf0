# Says Who. `make run` and `make test` first install what is missing; everything is built in build/.
#
#   make            build the exhibit, its tools, its stories
#   make run        start the exhibit on the built-in stories
#   make test       every test            make check   headers, layers, names, banned calls, format
#   make faults     the n-th system call or allocation fails, thousands of times; a table
#   make test-on DIST=bookworm|trixie    the README's two commands on a bare Debian 12 or 13; a slow proof
#   make bench      speed and size        make format  apply .clang-format
#   make shots      a page with every screen on every panel in every language
#   make matrix     every claim's screens on every panel in every language and setting, measured
#   make golden     take the screens as they are now for the ones `make test` compares with
#   make po         bring the translations up to date with the words
#   make deb, image, card, image-test     packages and the unit: see firmware/firmware.mk
#   make install    DESTDIR and PREFIX    V=1: show commands    SAN=1: ASan and UBSan

comma := ,
export LSAN_OPTIONS := suppressions=$(CURDIR)/tests/leaks.txt:print_suppressions=0
V     ?= 0
SAN   ?= 0
Q     := $(if $(filter 1,$V),,@)
B     := build$(if $(filter 1,$(SAN)),/san)
PREFIX ?= /usr/local

PACKAGES := pkg-config libsdl2-dev libsdl2-ttf-dev libx11-dev libcairo2-dev libpango1.0-dev libfontconfig-dev libsqlite3-dev \
            libpng-dev zlib1g-dev librsvg2-dev libyaml-dev libmd4c-dev libfribidi-dev libunibreak-dev libinih-dev libqrencode-dev \
            libjansson-dev libglib2.0-dev libespeak-ng-dev espeak-ng-data gettext libgettextpo-dev librsvg2-bin fonts-noto-core
TEST_PACKAGES := systemd libcmocka-dev xvfb libxrandr-dev sqlite3 clang-format python3 python3-rdflib python3-pyld strace raptor2-utils poppler-utils unicode-data
BENCH_PACKAGES := xvfb xauth sqlite3
ROOT_PACKAGES := mmdebstrap git

VERSION := 0.1.0
CC      ?= gcc
PKG_CONFIG ?= pkg-config
# What makes the stories; a cross build names a program that runs where it builds.
BUNDLE  ?= $B/sayswho-bundle
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef \
           -Wwrite-strings -Wvla -Wformat=2 -Wpointer-arith -Werror=unused-function \
           -Werror=unused-result $(WERROR)
HARDEN  := -fstack-protector-strong -fPIE -fstack-clash-protection
OPTIM   := $(if $(filter 1,$(SAN)),-O1 -g -fsanitize=address$(comma)undefined \
           -fno-sanitize-recover=all -fno-omit-frame-pointer,-O2 -g -D_FORTIFY_SOURCE=2)
# Found when a recipe runs, so that `make run` can install pkg-config first.
PKGS     = sdl2 SDL2_ttf x11 cairo pangocairo pangoft2 fontconfig sqlite3 libpng zlib librsvg-2.0 yaml-0.1 md4c fribidi inih libqrencode jansson glib-2.0
CFLAGS   = -std=c11 -D_POSIX_C_SOURCE=200809L $(OPTIM) $(HARDEN) $(WARN) -Isrc \
           -DSAYSWHO_VERSION='"$(VERSION)"' \
           $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null)
LDFLAGS  = $(OPTIM) -pie -Wl,-z,relro,-z,now -Wl,--as-needed
LDLIBS   = $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null) -lunibreak -lgettextpo -lm -lpthread
# espeak-ng is under the GPL: it is linked with the voice's own process, and with nothing else.
$B/sayswho-voice: LDLIBS = $(shell $(PKG_CONFIG) --libs espeak-ng 2>/dev/null)

ROOMS   := base rubric picture content visit ledger measure store typeset scene ink screens stage voice exhibit
SRC     := $(foreach r,$(ROOMS),$(wildcard src/$r/*.c))
OBJ     := $(SRC:%.c=$B/%.o)
TOOLS   := $(foreach t,$(wildcard tools/*),$(if $(wildcard $t/*.c),$(notdir $t)))
PROGRAMS := $B/sayswho $(TOOLS:%=$B/%)
TESTS   := $(patsubst %.c,$B/%,$(wildcard tests/*/*_test.c))
BENCHES := $(patsubst %.c,$B/%,$(wildcard tests/bench/*.c))
STORIES := $(patsubst assets/stories/%/story.yaml,$B/stories/%.says,\
             $(wildcard assets/stories/*/story.yaml))
ICONS   := $(patsubst assets/icons/%.svg,$B/icons/%.png,$(wildcard assets/icons/*.svg))
WORDS   := $(patsubst assets/po/%.po,$B/locale/%/LC_MESSAGES/sayswho.mo,$(wildcard assets/po/*.po))
FONTS   := $(patsubst assets/%,$B/%,$(wildcard assets/fonts/*))
# What `sayswho-bundle new` writes.
TEMPLATE := $(patsubst assets/%,$B/%,$(wildcard assets/template/*.* assets/template/*/*))
# Where programs and tests find all of these, as when installed: share/sayswho.
SHARE   := $B/share/sayswho $B/tests/share

FAIL_MALLOC := $(if $(filter 1,$(SAN)),,$B/tests/faults/fail_malloc.so)

.PHONY: all run test test-on check faults bench matrix shots golden format install clean deps deps-test deps-bench pot po
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAMS) $(STORIES) $(ICONS) $(WORDS) $(FONTS) $(TEMPLATE) $(SHARE)

$B/%.o: %.c
	@mkdir -p $(@D)
	$(if $Q,@echo "  CC    $<")
	$Q$(CC) $(CFLAGS) -MMD -MP -c -o $@ $<

$B/libsayswho.a: $(OBJ)
	@rm -f $@
	$Qar rcs $@ $^

$B/sayswho: $B/src/main.o $B/libsayswho.a
	$(if $Q,@echo "  LINK  $@")
	$Q$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

define tool
$B/tools/$1/%.o: CFLAGS += -Itools/$1
$B/$1: $(patsubst %.c,$B/%.o,$(wildcard tools/$1/*.c tools/$1/*/*.c)) $B/libsayswho.a
	$(if $Q,@echo "  LINK  $$@")
	$Q$$(CC) $$(LDFLAGS) -o $$@ $$^ $$(LDLIBS)
endef
$(foreach t,$(TOOLS),$(eval $(call tool,$t)))

# A bundle is made by the author's own command, from the author's own folder.
define story
$B/stories/$1.says: $(shell find assets/stories/$1 -type f) $(BUNDLE) $(FONTS) | $(SHARE)
	@mkdir -p $$(@D)
	$(if $Q,@echo "  STORY $$@")
	$Q$(BUNDLE) build -o $$@ assets/stories/$1
endef
$(foreach s,$(STORIES:$B/stories/%.says=%),$(eval $(call story,$s)))

# 192 px serves every panel: the painter scales down.
$B/icons/%.png: assets/icons/%.svg
	@mkdir -p $(@D)
	$Qrsvg-convert -w 192 -h 192 -o $@ $<

$B/locale/%/LC_MESSAGES/sayswho.mo: assets/po/%.po
	@mkdir -p $(@D)
	$Qmsgfmt -c -o $@ $<

$B/template/%: assets/template/%
	@mkdir -p $(@D)
	$Qcp $< $@

$B/fonts/%: assets/fonts/%
	@mkdir -p $(@D)
	$Qcp $< $@

$B/share/sayswho:
	@mkdir -p $(@D)
	$Qln -sfn .. $@

# A program starts the voice that lies beside it; this test speaks.
$B/tests/exhibit/sayswho-voice: $B/sayswho-voice
	@mkdir -p $(@D)
	$Qln -sfn ../../sayswho-voice $@

$B/tests/share:
	@mkdir -p $(@D)
	$Qln -sfn ../share $@

pot: # the interface's words, for translators; no date, so that only words make it differ
	$Qxgettext --from-code=UTF-8 -k_ -kN_ -kwords_get -kwords_in:2 -kwords_count:1,2 \
	    -kwords_count_in:2,3 --add-comments=TR: -F \
	    --package-name=sayswho --copyright-holder='the Says Who contributors' \
	    -o assets/po/sayswho.pot $(wildcard src/*/*.c tools/sayswho-bundle/print.c tools/sayswho-bundle/print/*.c \
	    tools/sayswho-bundle/terms/*.c)
	$Qsed -i -e '/^"POT-Creation-Date/d' -e 's/SOME DESCRIPTIVE TITLE/The words of the interface/' \
	    -e '/^# .*YEAR/d' assets/po/sayswho.pot

# Brings every translation up to date: what is new is empty, what changed is marked fuzzy.
po: pot $B/sayswho-bundle
	$Qfor po in $(wildcard assets/po/*.po); do \
	    msgmerge -q --previous --update --backup=none -F $$po assets/po/sayswho.pot; done
	$Qfor po in $(wildcard assets/stories/*/po/*.po); do \
	    folder=$${po%/po/*}; pot=$B/stories/$${folder##*/}.pot; mkdir -p $B/stories; \
	    $B/sayswho-bundle pot -o $$pot $$folder >/dev/null && \
	    msgmerge -q --previous --update --backup=none $$po $$pot; done

run: deps
	$Q$(MAKE) --no-print-directory all
	$Qtests/run-exhibit $B

test: deps deps-test
	$Q$(MAKE) --no-print-directory all $(TESTS) $B/tests/exhibit/sayswho-voice $(FAIL_MALLOC)
	$Qtests/run-all $B

test-on:
	$(call need,$(ROOT_PACKAGES))
	@mkdir -p build/on
	$Q$(if $(filter 0,$(shell id -u)),,sudo )tests/run-on $(DIST)

# The layout test is parted over several files.
$B/tests/screens/layout_test: $(patsubst %.c,$B/%.o,$(filter-out %_test.c,$(wildcard tests/screens/*.c)))

# This one looks at an X display itself.
$B/tests/stage/display_test: LDLIBS += -lXrandr

$B/tests/%_test: $B/tests/%_test.o $B/libsayswho.a
	$Q$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LDLIBS) -lcmocka

$B/tests/bench/%: $B/tests/bench/%.o $B/libsayswho.a
	$Q$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The sanitizers bring an allocator of their own, so that there it is not made.
$B/tests/faults/fail_malloc.so: tests/faults/fail_malloc.c
	@mkdir -p $(@D)
	$Q$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L -O2 $(WARN) -fPIC -shared -o $@ $<

faults: deps deps-test # half an hour to two, on two cores; EACH=8 makes a third as many
	$Q$(MAKE) --no-print-directory all $(FAIL_MALLOC)
	$QBUILD=$B tests/faults/sweep long

check: # what a reviewer would otherwise have to look for
	$Qtests/check-source

bench: deps deps-bench
	$Q$(MAKE) --no-print-directory all $(BENCHES)
	$Qtests/bench/run $B

matrix: deps deps-test
	$Q$(MAKE) --no-print-directory all $B/tests/screens/layout_test
	$Q$B/tests/screens/layout_test all

shots: all
	$Qtests/run-shots $B

golden: all
	$Qtests/golden/accept $B

format:
	clang-format -i $(wildcard src/*.c src/*/*.[ch] tools/*/*.[ch] tools/*/*/*.[ch] tests/*/*.[ch])

# apt only when something is missing; sudo only when not root.
APT = $(if $(filter 0,$(shell id -u)),,sudo )apt-get
define need
	@missing=$$(for p in $1; do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | \
	    grep -q 'install ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then echo "Installing:" $$missing; \
	    { $(APT) install -y --no-install-recommends $$missing || \
	      { $(APT) update && $(APT) install -y --no-install-recommends $$missing; }; } >&2; fi
endef
deps:
	$(call need,gcc libc6-dev $(PACKAGES))
deps-test:
	$(call need,$(TEST_PACKAGES))
deps-bench:
	$(call need,$(BENCH_PACKAGES))

include firmware/firmware.mk

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/sayswho \
	    $(DESTDIR)$(PREFIX)/share/man/man1
	install $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(wildcard tools/*/*.1) $(wildcard src/*.1) $(DESTDIR)$(PREFIX)/share/man/man1
	cp -r $B/stories $B/icons $B/locale $B/fonts $B/template $(DESTDIR)$(PREFIX)/share/sayswho

clean:
	rm -rf build

# What is in the roots of other systems is not ours.
-include $(shell find $B \( -path $B/on -o -path $B/deb -o -path $B/unit \) -prune -o -name '*.d' -type f -print 2>/dev/null)
