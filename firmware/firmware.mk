# The Makefile includes this: the packages, the card, and the tests of the unit in QEMU.
#
#   make deb ARCH=amd64|arm64 DIST=bookworm|trixie    makes the Debian packages of HEAD in build/deb/DIST/
#                                                     (as root; the first time takes 3 minutes and 3 GB)
ARCH ?= amd64
DIST ?= trixie
UNIT_AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo )

.PHONY: deb
deb:
	$(call need,mmdebstrap git lintian)
	$Q$(UNIT_AS_ROOT)firmware/deb/build $(ARCH) $(DIST)

#   make image ARCH= DIST=         makes a unit's root, kernel and disk in build/unit/DIST-ARCH/
#   make image-test ARCH= DIST=    tests that unit in QEMU (boots, touches, key combinations, hangs, pulled
#                                  plugs) and prints a table. Takes half an hour, for arm64 two hours;
#                                  ONLY=boot,tour runs only these parts
#   make image-test-short          of these only the boot, the first claim and French; some minutes after `make image`
#   make image-prove               pulls the plug 300 times; takes a night
UNIT := build/unit/$(DIST)-$(ARCH)
IMAGE_PACKAGES := mmdebstrap git lintian dpkg-dev squashfs-tools cpio kmod xz-utils dosfstools mtools e2fsprogs fdisk systemd
QEMU_PACKAGES := qemu-system-x86 qemu-system-arm qemu-user-static netpbm python3 gcc-aarch64-linux-gnu libc6-dev-arm64-cross

.PHONY: image image-test image-test-short image-prove
image:
	$(call need,$(IMAGE_PACKAGES))
	$Q$(UNIT_AS_ROOT)firmware/deb/build $(ARCH) $(DIST)
	$Q$(UNIT_AS_ROOT)PROFILE=$(PROFILE) firmware/image/root $(ARCH) $(DIST)
	$Q$(UNIT_AS_ROOT)firmware/image/disk $(UNIT) $(UNIT)/disk.img

$(UNIT)/uitouch: tests/unit/uitouch.c
	$Q$(if $(filter arm64,$(ARCH)),aarch64-linux-gnu-gcc,gcc) -O2 -static -o $@ $<

# A bare SDL2 program, with which the exhibit is compared.
$(UNIT)/bare: tests/bench/bare.c
	$Qcp $< build/deb/root-$(DIST)-$(ARCH)/tmp
	$Q$(UNIT_AS_ROOT)chroot build/deb/root-$(DIST)-$(ARCH) sh -c 'cd /tmp && \
	    t=$(if $(filter arm64,$(ARCH)),aarch64,x86_64)-linux-gnu && $$t-gcc -O2 -o bare bare.c $$($$t-pkg-config --cflags --libs sdl2 SDL2_ttf)'
	$Qcp build/deb/root-$(DIST)-$(ARCH)/tmp/bare $@

image-test image-test-short image-prove: image $B/sayswho-bundle
	$(call need,$(QEMU_PACKAGES))
	$Q$(MAKE) --no-print-directory $(UNIT)/uitouch $(UNIT)/bare
	$Q$(UNIT_AS_ROOT)tests/unit/image-test $(UNIT) $(ARCH) \
	    $(if $(filter %-short,$@),--short,$(if $(ONLY),--only $(ONLY))) \
	    $(if $(filter image-prove,$@),--only plug --pulls 300,$(if $(PULLS),--pulls $(PULLS)))

#   make setup-test DIST=          runs sayswho-unit setup, an upgrade and --undo in QEMU, for amd64, on a disk
#                                  that is laid out as that of Raspberry Pi OS (a quarter of an hour)
.PHONY: setup-test
setup-test: ARCH := amd64
setup-test: image
	$(call need,$(QEMU_PACKAGES))
	$Q$(UNIT_AS_ROOT)tests/unit/pi-os build/unit/$(DIST)-amd64 $(DIST)
	$Q$(UNIT_AS_ROOT)tests/unit/image-test build/unit/$(DIST)-amd64 amd64 --only setup

#   make card PROFILE=portable|gallery     makes build/sayswho-PROFILE.img.xz and .bmap, for a Pi 3, 4, 400, Zero 2 W
PROFILE ?= portable
export PROFILE
.PHONY: card
card:
	$(call need,$(IMAGE_PACKAGES) bmap-tools binutils)
	$Q$(MAKE) --no-print-directory image ARCH=arm64 DIST=trixie
	$Q$(UNIT_AS_ROOT)PROFILE=$(PROFILE) firmware/image/card build/unit/trixie-arm64 $(PROFILE)
	$Q$(UNIT_AS_ROOT)tests/unit/card build/unit/trixie-arm64/disk.img build/unit/trixie-arm64/kernel

#   make deb-test DIST=            installs, upgrades and purges the packages for amd64 in a root
.PHONY: deb-test
deb-test:
	$Q$(MAKE) --no-print-directory deb ARCH=amd64
	$Q$(UNIT_AS_ROOT)tests/unit/packages $(DIST)
