# Included by the Makefile: packages, the card, and the unit tried in QEMU.
#
#   make deb ARCH=amd64|arm64 DIST=bookworm|trixie    the Debian packages of HEAD, in build/deb/DIST/
#                                                     (as root; the first time 3 minutes, 3 GB)
ARCH ?= amd64
DIST ?= bookworm
UNIT_AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo )

.PHONY: deb
deb:
	$(call need,mmdebstrap git lintian)
	$Q$(UNIT_AS_ROOT)firmware/deb/build $(ARCH) $(DIST)
