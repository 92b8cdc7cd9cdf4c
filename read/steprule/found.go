package steprule

import (
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/value/drug"
)

// found gives the drugs of a text that can be steps: not the drug that is asked for, by its own name. Another product of the same
// ingredient can be a step: a generic, a biosimilar.
func (b *builder) found(text string) []drug.Found {
	var out []drug.Found
	for _, f := range b.drugs.Find(text) {
		f.To += len(release.FindString(text[f.To:]))
		name := strings.ToLower(text[f.From:f.To])
		generic := genericBefore.FindString(text[:f.From])
		if generic == "" && b.askedWords != "" && (strings.Contains(b.askedWords, name) || name == b.asked) {
			continue
		}
		f.From -= len(generic)
		out = append(out, f)
	}
	if demands.MatchString(text) {
		out = append(out, classes(text, out)...)
		slices.SortFunc(out, func(a, b drug.Found) int { return a.From - b.From })
	}
	return out
}

var (
	genericBefore = regexp.MustCompile(`(?i)\bgeneric\s+$`)
	release       = regexp.MustCompile(`(?i)^(?:-\s?[a-z]{4}\b)?(?:\s+(?:sulfate|succinate|tartrate|hydrochloride|HCl|sodium|besylate|calcium|potassium))?(?:\s+(?:ER|XR|XL|SR|DR|CR|LA|ODT|HFA|extended[- ]release)\b)?(?:\s+(?:ointment|cream|gel|patch(?:es)?|nasal spray|inhaler)\b)?`)
	class         = regexp.MustCompile(`(?i)\b(?:(?:topical|inhaled|oral|preferred|long-acting|tricyclic|atypical|second-generation|intranasal)\s+)?(?:ACE inhibitors?|ARBs?|angiotensin receptor blockers?|corticosteroids?|calcineurin inhibitors?|bisphosphonates?|laxatives?|stimulants?|statins?|NSAIDs?|nonsteroidal anti-inflammatory drugs?|triptans?|SSRIs?|SNRIs?|beta[- ]blockers?|antihistamines?|proton pump inhibitors?|PPIs?|TNF (?:blockers?|inhibitors?)|DMARDs?|DPP-4 inhibitors?|SGLT2 inhibitors?|GLP-1 (?:receptor )?agonists?|sulfonylureas?|anticonvulsants?|antidepressants?|antipsychotics?|mixed amphetamine salts|inhibidor(?:es)? de la ECA|corticoides? t[óo]picos?)\b`)
)

// classes gives the classes of drugs that a demand names, where no drugs of the class follow.
func classes(text string, drugs []drug.Found) []drug.Found {
	var out []drug.Found
	for _, m := range class.FindAllStringIndex(text, -1) {
		if slices.ContainsFunc(drugs, func(d drug.Found) bool {
			return d.From < m[1] && m[0] < d.To || d.From > m[1] && d.From-m[1] < 60 && named.MatchString(text[m[1]:d.From])
		}) {
			continue
		}
		out = append(out, drug.Found{From: m[0], To: m[1]})
	}
	return out
}

// named is what stands between a class and the drugs of it.
var named = regexp.MustCompile(`(?i)^[^.;]{0,24}(?:\(|:|such as|including|e\.g\.|like|namely)[^()]*$`)

// bound drops a class beside drugs, unless "and" or "or" ties it to them: "one topical steroid and tacrolimus", "topiramate or an SSRI".
func bound(text string, all []drug.Found) []drug.Found {
	isClass := func(f drug.Found) bool { return f.Ingredient == "" }
	if !slices.ContainsFunc(all, func(f drug.Found) bool { return !isClass(f) }) {
		return all
	}
	var out []drug.Found
	for i, f := range all {
		tied := i > 0 && ties(text[all[i-1].To:f.From]) || i+1 < len(all) && ties(text[f.To:all[i+1].From])
		if !isClass(f) || tied {
			out = append(out, f)
		}
	}
	return out
}

// ties reports words between two names that join them. An "or" far off joins something else.
func ties(between string) bool {
	l := linkOf(outside(between))
	return l == and || l == or && len(between) < 24
}
