# Says Who. `make run` and `make test` first install what is missing; everything is built in build/.
#
#   make            build the exhibit, its tools, its stories
#   make run        start the exhibit on the built-in stories
#   make test       every test            make check   layers, names, circles, banned calls, format
#   make prove-signature    turn every bit of a signed file, swap files while they are copied, cut the power; slow
#   make prove-learning     the exhibit's experiment: estimates compared with scipy's, and simulated visitors; slow
#   make faults     make the n-th system call or allocation fail, thousands of times; a table
#   make test-on DIST=bookworm|trixie    run the README's two commands on a bare Debian 12 or 13; slow
#   make fuzz T=60  search for inputs that break what reads an attacker's bytes, so many seconds for each kind
#   make bench      speed and size        make format  apply .clang-format
#   make shots      a page with every screen on every panel in every language
#   make matrix     every claim's screens on every panel in every language and setting, measured
#   make golden     make the present screens the pictures that `make test` compares with
#   make po         update the translations after texts changed
#   make deb, image, card, image-test     packages and the unit: see firmware/firmware.mk
#   make install    DESTDIR and PREFIX    V=1: show commands    SAN=1: ASan and UBSan
#   make VOICE=none    without the voice and espeak-ng; nothing is read aloud, and most tests of it fail
#   make CROSS=aarch64-linux-gnu-    for another processor; run `make sysroot CROSS=...` first

comma := ,
space := $() $()
export LSAN_OPTIONS := suppressions=$(CURDIR)/tests/leaks.txt:print_suppressions=0
V     ?= 0
SAN   ?= 0
VOICE ?= espeak
MUTE  := $(filter none,$(VOICE))
CROSS ?=
Q     := $(if $(filter 1,$V),,@)
# D is for the data, which is the same for every processor and is made by native programs; B is for the
# programs and the tests.
D     := build$(if $(filter 1,$(SAN)),/san)
B     := $D$(CROSS:%-=/%)
PREFIX ?= /usr/local
# The program that makes the stories; a package that is built for another processor names an installed one.
BUNDLE ?= $D/sayswho-bundle
# As many jobs as processors, unless -j says how many.
JOBS   = $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell nproc))

PACKAGES := pkg-config libsdl2-dev libsdl2-ttf-dev libx11-dev libcairo2-dev libpango1.0-dev libharfbuzz-dev libfontconfig-dev libsqlite3-dev \
            libpng-dev libjpeg-dev zlib1g-dev libsodium-dev librsvg2-dev libyaml-dev libmd4c-dev libfribidi-dev libunibreak-dev libhyphen-dev libinih-dev libqrencode-dev \
            libjansson-dev libglib2.0-dev $(if $(MUTE),,libespeak-ng-dev espeak-ng-data) gettext libgettextpo-dev librsvg2-bin fonts-noto-core \
            hyphen-en-gb hyphen-fr hyphen-nl
TEST_PACKAGES := systemd libcmocka-dev xvfb libxrandr-dev sqlite3 clang-format python3 python3-rdflib python3-pyld strace raptor2-utils poppler-utils unicode-data minisign mtools libreoffice-calc-nogui
PROVE_PACKAGES := python3-scipy
BENCH_PACKAGES := xvfb xauth sqlite3
ROOT_PACKAGES := mmdebstrap git

VERSION := 0.1.0
# Ignore make's default CC and AR, but not those that a person has set.
ifeq ($(origin CC),default)
CC := $(CROSS)gcc
endif
ifeq ($(origin AR),default)
AR := $(CROSS)ar
endif
# Headers and libraries of Debian for another processor.
ifneq ($(CROSS),)
TRIPLET := $(CROSS:%-=%)
SYSROOT ?= $(CURDIR)/$B/sysroot
TARGET  := --sysroot=$(SYSROOT)
PKG_CONFIG ?= env PKG_CONFIG_SYSROOT_DIR=$(SYSROOT) \
    PKG_CONFIG_LIBDIR=$(SYSROOT)/usr/lib/$(TRIPLET)/pkgconfig:$(SYSROOT)/usr/share/pkgconfig pkg-config
endif
PKG_CONFIG ?= pkg-config
export CC PKG_CONFIG

# Flags are computed when a recipe first needs them, so that `make run` can first install the compiler and
# pkg-config, and then kept: `X = $(eval X := ...)$(X)`.
# takes: returns those of the flags that the compiler accepts for this processor.
takes  = $(foreach f,$1,$(shell echo '$(hash)include <stdio.h>' | \
         $(CC) $(TARGET) -Werror -O2 -U_FORTIFY_SOURCE $f -c -xc -o /dev/null - 2>/dev/null && echo '$f'))
hash  := \#
WARN    := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wundef \
           -Wwrite-strings -Wvla -Wformat=2 -Wpointer-arith -Werror=unused-function \
           -Werror=unused-result -Werror=implicit-function-declaration $(WERROR)
HARDEN   = $(eval HARDEN := -fPIE $(call takes,-fstack-protector-strong -fstack-clash-protection \
           -fcf-protection -mbranch-protection=standard))$(HARDEN)
FORTIFY  = $(eval FORTIFY := -U_FORTIFY_SOURCE \
           $(or $(call takes,-D_FORTIFY_SOURCE=3),-D_FORTIFY_SOURCE=2))$(FORTIFY)
PKGS    := sdl2 SDL2_ttf x11 cairo cairo-ft harfbuzz pangocairo pangoft2 fontconfig sqlite3 libpng libjpeg zlib libsodium librsvg-2.0 yaml-0.1 md4c fribidi inih libqrencode jansson glib-2.0
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $(shell $(PKG_CONFIG) --libs $(PKGS) 2>/dev/null))$(PKG_LIBS)

# CFLAGS, CPPFLAGS and LDFLAGS can be set by the user; what the code needs is added to them.
CFLAGS  ?= -O2 -g
OPTIM    = $(if $(filter 1,$(SAN)),-O1 -g -fsanitize=address$(comma)undefined \
           -fno-sanitize-recover=all -fno-omit-frame-pointer,$(CFLAGS) $(FORTIFY))
COMPILE  = $(CC) $(TARGET) -std=c11 -D_POSIX_C_SOURCE=200809L $(CPPFLAGS) $(OPTIM) $(HARDEN) $(WARN) -Isrc \
           -DSAYSWHO_VERSION='"$(VERSION)"' $(PKG_CFLAGS)
LINK     = $(CC) $(TARGET) $(OPTIM) -pie -Wl,-z,relro,-z,now -Wl,--as-needed $(LDFLAGS)
LIBS     = $(PKG_LIBS) -lunibreak -lhyphen -lgettextpo -lm -lpthread
# espeak-ng is under the GPL: only the voice, a process of its own, is linked with it.
$B/sayswho-voice: LIBS = $(shell $(PKG_CONFIG) --libs espeak-ng 2>/dev/null)

ROOMS   := base words settings rubric content picture signature bundle outcome store panel visit ledger measure figures staff typeset scene hands layout drawing speech screens \
           ink paper stage shelf exhibit script
# One of the two files with the voice's functions is linked.
SRC     := $(filter-out src/speech/$(if $(MUTE),voice,voice_none).c,$(foreach r,$(ROOMS),$(wildcard src/$r/*.c)))
OBJ     := $(SRC:%.c=$B/%.o)
TOOLS   := $(foreach t,$(filter-out $(if $(MUTE),%/sayswho-voice),$(wildcard tools/*)),$(if $(wildcard $t/*.c),$(notdir $t)))
PROGRAMS := $B/sayswho $(TOOLS:%=$B/%)
TESTS   := $(patsubst %.c,$B/%,$(wildcard tests/*/*_test.c))
SLOW_SYNC := $B/tests/bench/slow_sync.so
BENCHES := $(patsubst %.c,$B/%,$(filter-out tests/bench/slow_sync.c,$(wildcard tests/bench/*.c))) $(SLOW_SYNC)
STORIES := $(patsubst assets/stories/%/story.yaml,$D/stories/%.says,\
             $(wildcard assets/stories/*/story.yaml))
ICONS   := $(patsubst assets/icons/%.svg,$D/icons/%.png,$(wildcard assets/icons/*.svg))
WORDS   := $(patsubst assets/po/%.po,$D/locale/%/LC_MESSAGES/sayswho.mo,$(wildcard assets/po/*.po))
FONTS   := $(patsubst assets/%,$D/%,$(wildcard assets/fonts/*))
# Patterns by which long words are divided, from Debian's packages; Arabic words are not divided.
HYPHENS := $(addprefix $D/hyphens/,en.dic fr.dic nl.dic)
# What `sayswho-bundle new` writes.
TEMPLATE := $(patsubst assets/%,$D/%,$(wildcard assets/template/*.* assets/template/*/*))
# Where programs and tests find all of these: share/sayswho, as when installed.
SHARE   := $(sort $D/share/sayswho $B/share/sayswho $B/tests/share)
# The author's guide and the pages that it refers to, installed in the same folders so that its links hold.
GUIDE   := $(addprefix assets/stories/,README.md shapes.md) $(wildcard assets/po/*.po docs/pictures/shapes/*.png) \
           docs/rubric.md
DATA    := $(STORIES) $(ICONS) $(WORDS) $(FONTS) $(HYPHENS) $(TEMPLATE)
# Built from sources that do not exist any more: the exhibit would show them, or the tests run them.
STALE   := $(filter-out $(DATA) $(TESTS),$(wildcard $D/stories/*.says $D/icons/* $D/locale/*/*/* \
           $D/fonts/* $D/hyphens/* $D/template/*.* $D/template/*/* $B/tests/*/*_test))

PRELOADED := $(if $(filter 1,$(SAN)),,$B/tests/faults/fail_malloc.so $B/tests/faults/other_clock.so)

.PHONY: all data run test test-on check faults prove prove-signature prove-learning bench matrix shots golden format install clean deps deps-test deps-bench pot po sysroot FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAMS) data $(SHARE)

ifeq ($(CROSS),)
data: $(DATA)
	$(if $(STALE),$Qrm -f $(STALE))
else
data: # made by a native build
	$Q$(MAKE) --no-print-directory $(JOBS) \
	    CROSS= CC=gcc AR=ar PKG_CONFIG=pkg-config CFLAGS='-O2 -g' CPPFLAGS= LDFLAGS= data
endif

# The flags and the list of sources of the programs. These files are written only when they change, and
# then everything that depends on them is built again.
$B/flags: export TEXT = $(COMPILE) $(LINK) $(LIBS)
$B/sources: export TEXT = $(sort $(SRC) $(wildcard src/*.c tools/*/*.c tools/*/*/*.c tests/*/*.c))
$B/flags $B/sources: FORCE
	@mkdir -p $(@D)
	@echo "$$TEXT" | cmp -s - $@ || echo "$$TEXT" >$@

$B/%.o: %.c $B/flags
	@mkdir -p $(@D)
	$(if $Q,@echo "  CC    $<")
	$Q$(COMPILE) $(INCLUDES) -MMD -MP -c -o $@ $<

$B/libsayswho.a: $(OBJ) $B/sources
	@rm -f $@
	$Q$(AR) rcs $@ $(OBJ)

$B/sayswho: $B/src/main.o $B/libsayswho.a
	$(if $Q,@echo "  LINK  $@")
	$Q$(LINK) -o $@ $(filter %.o %.a,$^) $(LIBS)

define tool
$B/tools/$1/%.o: INCLUDES = -Itools/$1
$B/$1: $(patsubst %.c,$B/%.o,$(wildcard tools/$1/*.c tools/$1/*/*.c)) $B/libsayswho.a
	$(if $Q,@echo "  LINK  $$@")
	$Q$$(LINK) -o $$@ $$(filter %.o %.a,$$^) $$(LIBS)
endef
$(foreach t,$(TOOLS),$(eval $(call tool,$t)))

# A bundle is made from an author's folder with the author's command.
define story
$D/stories/$1.says: $(shell find assets/stories/$1) $(BUNDLE) $(FONTS) $(HYPHENS) | $(SHARE)
	@mkdir -p $$(@D)
	$(if $Q,@echo "  STORY $$@")
	$Q$(BUNDLE) build -o $$@ assets/stories/$1
endef
$(foreach s,$(STORIES:$D/stories/%.says=%),$(eval $(call story,$s)))

# 192 px is enough for every panel: the painter scales down.
$D/icons/%.png: assets/icons/%.svg
	@mkdir -p $(@D)
	$Qrsvg-convert -w 192 -h 192 -o $@ $<

$D/locale/%/LC_MESSAGES/sayswho.mo: assets/po/%.po
	@mkdir -p $(@D)
	$Qmsgfmt -c -o $@ $<

$D/template/%: assets/template/%
	@mkdir -p $(@D)
	$Qcp $< $@

$D/fonts/%: assets/fonts/%
	@mkdir -p $(@D)
	$Qcp $< $@

$D/hyphens/en.dic: /usr/share/hyphen/hyph_en_GB.dic
$D/hyphens/fr.dic: /usr/share/hyphen/hyph_fr.dic
$D/hyphens/nl.dic: /usr/share/hyphen/hyph_nl_NL.dic
# Of patterns with the same letters only the last counts, and libhyphen never frees the others.
$(HYPHENS):
	@mkdir -p $(@D)
	$QLC_ALL=C awk '{ line[NR] = key = $$0; gsub(/[0-9]/, "", key); keys[NR] = key; last[key] = NR } \
	    END { for (i = 1; i <= NR; i++) if (i < 6 || last[keys[i]] == i) print line[i] }' $< >$@

$(sort $D/share/sayswho $B/share/sayswho):
	@mkdir -p $(@D)
	$Qln -sfnr $D $@

# A program starts the voice in its own folder, and this test speaks.
$B/tests/exhibit/sayswho-voice: $B/sayswho-voice
	@mkdir -p $(@D)
	$Qln -sfn ../../sayswho-voice $@

$B/tests/share:
	@mkdir -p $(@D)
	$Qln -sfn ../share $@

POT ?= assets/po/sayswho.pot
pot: # the interface's texts, for translators; without a date, so that it changes only with the texts
	$Qxgettext --from-code=UTF-8 -kN_ -kwords_in:2 -kwords_count_in:2,3 -kpaper_say:2 --add-comments=TR: -F \
	    --package-name=sayswho --copyright-holder='the Says Who contributors' \
	    -o $(POT) $(wildcard src/*/*.c tools/sayswho-bundle/print.c tools/sayswho-bundle/print/*.c tools/sayswho-report/*.c)
	$Qsed -i -e '/^"POT-Creation-Date/d' -e 's/SOME DESCRIPTIVE TITLE/The words of the interface/' \
	    -e '/^# .*YEAR/d' $(POT)

# Updates every translation: new texts are empty, changed ones are marked fuzzy.
po: pot $B/sayswho-bundle
	$Qfor po in $(wildcard assets/po/*.po); do \
	    msgmerge -q --previous --update --backup=none -F $$po assets/po/sayswho.pot; done
	$Qfor po in $(wildcard assets/stories/*/po/*.po); do \
	    folder=$${po%/po/*}; pot=$B/stories/$${folder##*/}.pot; mkdir -p $B/stories; \
	    $B/sayswho-bundle pot -o $$pot $$folder >/dev/null && \
	    msgmerge -q --previous --update --backup=none $$po $$pot; done

run: deps
	$Q$(MAKE) --no-print-directory $(JOBS) all
	$Qtests/run-exhibit $B

test: deps deps-test
	$Q$(MAKE) --no-print-directory $(JOBS) all $(TESTS) $B/tests/exhibit/sayswho-voice $(PRELOADED) $B/replay/replay
	$Qtests/run-all $B

test-on:
	$(call need,$(ROOT_PACKAGES))
	@mkdir -p build/on
	$Q$(if $(filter 0,$(shell id -u)),,sudo )tests/run-on $(DIST)

# The layout test consists of several files.
$B/tests/screens/layout_test: $(patsubst %.c,$B/%.o,$(filter-out %_test.c,$(wildcard tests/screens/*.c)))

# This one tries a check of the layout test.
$B/tests/screens/compare_test: $B/tests/screens/check_there.o $B/tests/screens/measure.o

# This one is linked without the voice.
$B/tests/speech/voice_none_test: $B/src/speech/voice_none.o

# This one counts how often a picture is decoded.
$B/tests/exhibit/coming_test: LIBS += -Wl,--wrap=picture_scale -Wl,--wrap=typeset_draw

# This one makes time pass while a picture is decoded.
$B/tests/picture/picture_test: LIBS += -Wl,--wrap=clock_spent_us

# These make reads of bundles fail.
$B/tests/bundle/bundle_test $B/tests/bundle/world_test $B/tests/exhibit/withdraw_test: LIBS += -Wl,--wrap=pread

# This one makes the n-th system call of the store fail.
$B/tests/store/cut_test: LIBS += $(foreach f,open __open_2 read pread __pread_chk write fsync rename unlink,-Wl$(comma)--wrap=$f)

# This test uses an X display directly.
$B/tests/stage/display_test: LIBS += -lXrandr

$B/tests/%_test: $B/tests/%_test.o $B/libsayswho.a
	$Q$(LINK) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS) -lcmocka

$B/tests/bench/%: $B/tests/bench/%.o $B/libsayswho.a
	$Q$(LINK) -o $@ $^ $(LIBS)

# Not made with the sanitizers, which have their own allocator and want to be loaded first.
$(PRELOADED) $(SLOW_SYNC): $B/%.so: %.c
	@mkdir -p $(@D)
	$Q$(CC) $(TARGET) -std=c11 -D_POSIX_C_SOURCE=200809L -O2 $(WARN) -fPIC -shared -o $@ $<

faults: deps deps-test # half an hour to two hours on two cores; EACH=8 makes a third of the runs
	$Q$(MAKE) --no-print-directory $(JOBS) all $(PRELOADED)
	$QBUILD=$B tests/faults/sweep long

prove-signature: deps deps-test # some minutes of CPU time
	$Q$(MAKE) --no-print-directory $(JOBS) all $(patsubst %,$B/tests/%_test,signature/signature store/swap store/cut)
	$QBUILD=$B $B/tests/signature/signature_test long
	$QBUILD=$B $B/tests/store/swap_test long
	$QBUILD=$B $B/tests/store/cut_test long

prove-learning: deps deps-test
	$(call need,$(PROVE_PACKAGES))
	$Q$(MAKE) --no-print-directory $(JOBS) $(patsubst %,$B/tests/%_test,measure/measure measure/learning)
	$Q/usr/bin/python3 tests/measure/independent.py $B/tests/measure/measure_test long
	$Q$B/tests/measure/learning_test long 60

prove: prove-signature prove-learning

check: # what a reviewer would otherwise have to check
	$Qtests/check-source

bench: deps deps-bench
	$Q$(MAKE) --no-print-directory $(JOBS) all $(BENCHES) $B/tests/tools/report_test
	$Qtests/bench/run $B

matrix: deps deps-test
	$Q$(MAKE) --no-print-directory $(JOBS) all $B/tests/screens/layout_test $B/tests/screens/hanging_test $B/tests/drawing/trail_test
	$QBUILD=$B $B/tests/drawing/trail_test 20000
	$QBUILD=$B $B/tests/screens/hanging_test all
	$Q$B/tests/screens/layout_test all

shots: all
	$Qtests/run-shots $B

golden: all $B/tests/golden/shapes_test
	$Qtests/golden/accept $B
	$QBUILD=$B $B/tests/golden/shapes_test draw >/dev/null

format:
	$Qclang-format -i $(wildcard src/*.c src/*/*.[ch] tools/*/*.[ch] tools/*/*/*.[ch] tests/*/*.[ch])

# Uses apt only if something is missing, and sudo only if not root.
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
# Headers and libraries are unpacked in the build folder, because many packages for another processor
# would replace the native ones. Nothing in it is run. Its absolute links are changed to point into it.
sysroot:
	$(if $(CROSS),,$(error say for which: make sysroot CROSS=aarch64-linux-gnu-))
	$(call need,mmdebstrap gcc-$(TRIPLET))
	@rm -rf $(SYSROOT) && mkdir -p $(SYSROOT)
	$Qmmdebstrap --quiet --variant=extract --architectures=$(patsubst aarch64-%,arm64,$(TRIPLET)) --skip=check/qemu \
	    --format=directory --include=libc6-dev,$(subst $(space),$(comma),$(strip $(filter lib%-dev,$(PACKAGES)))) \
	    $(or $(DIST),$(shell . /etc/os-release; echo $$VERSION_CODENAME)) $(SYSROOT)
	$Qfind $(SYSROOT) -type l -lname '/*' | while read -r link; do \
	    ln -sfnr "$(SYSROOT)$$(readlink "$$link")" "$$link"; done
deps-bench:
	$(call need,$(BENCH_PACKAGES))

include firmware/firmware.mk
include tests/fuzz/fuzz.mk

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/sayswho \
	    $(DESTDIR)$(PREFIX)/share/man/man1
	install $(PROGRAMS) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(wildcard tools/*/*.1) $(wildcard src/*.1) $(DESTDIR)$(PREFIX)/share/man/man1
	cp -r $D/stories $D/icons $D/locale $D/fonts $D/hyphens $D/template $(DESTDIR)$(PREFIX)/share/sayswho
	for page in $(GUIDE); do \
	    install -D -m 644 $$page $(DESTDIR)$(PREFIX)/share/doc/sayswho-author/$$page || exit 1; done

clean:
	rm -rf build

-include $(shell find $B/src $B/tools $B/tests -name '*.d' -type f 2>/dev/null)
