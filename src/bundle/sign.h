/* sign.h: signs a bundle, for the author's tool. bundle_open_signed() checks the signature. */
#ifndef BUNDLE_SIGN_H
#define BUNDLE_SIGN_H

#include "signature/keys.h"

/* Reads and checks the whole bundle, and puts a signature in its last page, in place of an older
 * one. Everything before that page stays as it is. Writes "PATH.new" and renames it; false with
 * *error: `path` is unchanged. */
MUST_CHECK bool bundle_sign(const char *path, const SecretKey *secret, Error *error);

#endif
