# What sayswho-bundle exports, read by other programs (rdflib, PyLD, rapper): every term is defined, nothing is lost.
build=${BUILD:-build}
bin=$build/sayswho-bundle
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
status=0

# holds STORY.says: the checker's result for the files in the folder
holds() {
    /usr/bin/python3 tests/tools/export_check.py "$1" "$dir/prov.jsonld" "$dir/review.jsonld" \
        docs/vocabulary.ttl "$dir"
}

export_all() {
    "$bin" export --prov "$1" -o "$dir/prov.jsonld" && "$bin" export --review "$1" -o "$dir/review.jsonld"
} >/dev/null

# parses FORMAT FILE: rapper parses it without a warning
parses() {
    rapper -c -i "$1" "$2" >"$dir/log" 2>&1 && ! grep -qiE 'warning|error' "$dir/log" ||
        { echo "rapper: $2"; cat "$dir/log"; status=1; }
}

parses turtle docs/vocabulary.ttl
"$bin" build -o "$dir/every-kind.says" tests/tools/export_fixture >/dev/null || status=1
for bundle in "$dir/every-kind.says" "$build"/stories/*.says; do
    folder=assets/stories/$(basename "$bundle" .says)
    [ -d "$folder" ] || folder=tests/tools/export_fixture
    export_all "$bundle" || status=1
    holds "$bundle" || status=1
    for kind in prov review; do
        parses ntriples "$dir/$kind.jsonld.nt"
        # the folder gives the same bytes as the bundle made from it, also on standard output
        "$bin" export "$folder" --$kind | cmp - "$dir/$kind.jsonld" || status=1
    done
done

# The checker notices errors: each of these makes it fail for the given reason.
export_all "$dir/every-kind.says" || status=1
wrong() {
    part=$1
    file=$dir/$2.jsonld
    cp "$file" "$dir/good"
    sed -i "$3" "$file"
    : >"$dir/log"
    if cmp -s "$dir/good" "$file" || holds "$dir/every-kind.says" >"$dir/log" 2>&1 || ! grep -qF -- "$part" "$dir/log"; then
        echo "not seen: $part"
        cut -c 1-300 "$dir/log"
        status=1
    fi
    mv "$dir/good" "$file"
}
wrong 'prov#wasQuotedBy is not a term that there is' prov 's/prov:wasQuotedFrom/prov:wasQuotedBy/'
wrong 'schema.org/archivedIn is not a term that there is' prov 's/schema:archivedAt/schema:archivedIn/'
wrong 'change-date_off is not a term that there is' prov 's/sayswho:change-date_wrong/sayswho:change-date_off/'
wrong 'which is not a http://www.w3.org/ns/prov#Quotation' prov 's/"prov:Quotation"/"prov:Revision"/'
wrong 'Titre 33' prov 's/Titre 3"/Titre 33"/'
wrong 'work/study is spoken of, but is not there' prov '0,/"@id": "story:work\/study"/s//"@id": "story:work\/studies"/'
wrong 'absolute IRI for the value of "@type"' prov 's/"xsd:date"/"date"/'
wrong '2016-13-22' prov 's/"2016-03-22"/"2016-13-22"/'
wrong '/seen is not a term that there is' prov 's/"sayswho:seen"/"http:\/\/example.org\/seen"/'
wrong 'None] instead of' prov 's/"sayswho:seen"/"seen"/'
wrong 'rule-W6' review 's/rule-W5/rule-W6/'
wrong 'ClaimReview' review 's/"schema:Review"/"schema:ClaimReview"/'
wrong 'the document asks for https://schema.org' review 's/"@context": {/"@context": ["https:\/\/schema.org", {/; 0,/^  },/s//  }],/'
wrong 'prov#wasInfluencedBy: ' prov 's/"prov:wasInfluencedBy"/"prov:wasDerivedFrom"/'
wrong 'prov#wasGeneratedBy: ' prov '/"prov:wasGeneratedBy"/,/}/s/beside/edge/'
wrong 'beside/2: ' prov 's/C[^"]*est corrigé/C’est autre chose/'
wrong 'rests on: ' review '0,/"schema:citation"/s//"schema:about"/'
wrong 'locator: ' prov '0,/"sayswho:locator"/s//"schema:position"/; 0,/"sayswho:locator"/s//"schema:position"/'
wrong 'picture of ' review 's/"schema:creditText"/"schema:credit"/'
wrong 'edges: ' prov '0,/"sayswho:Edge",/s///'
exit $status
