package sniff

import (
	"bytes"
	"regexp"
	"strings"
)

var (
	header   = regexp.MustCompile(`(?i)^(from|to|cc|bcc|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|content-transfer-encoding|reply-to|sender|x-[a-z0-9-]+|dkim-signature|authentication-results|arc-[a-z-]+|list-[a-z-]+|references|in-reply-to|thread-[a-z]+|importance|user-agent|received-spf|content-language|accept-language|feedback-id|auto-submitted|precedence):`)
	field    = regexp.MustCompile(`^[!-9;-~]+:`)
	machine  = regexp.MustCompile(`(?i)^(received|return-path|delivered-to|message-id|mime-version|content-type|content-transfer-encoding|dkim-signature|x-[a-z0-9-]+):`)
	element  = regexp.MustCompile(`(?i)<(html|body|table|div|p|br|head|span|h[1-6]|td|ul)\b[^>]*>`)
	resource = regexp.MustCompile(`"resourceType"\s*:\s*"[A-Z]`)
)

// textual tells kinds of text apart; the name decides where the content leaves it open.
func textual(name string, b []byte) Kind {
	head := bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 64<<10)], []byte("\xef\xbb\xbf")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("ISA")) && len(head) > 105 && !letter(head[3]) && head[3] == head[103]:
		return X12
	case bytes.HasPrefix(head, []byte("BEGIN:VCALENDAR")):
		return ICS
	case bytes.HasPrefix(head, []byte("BEGIN:VCARD")):
		return VCF
	case bytes.HasPrefix(head, []byte("%PDF-")):
		return PDF
	case len(head) == 0:
		return Text
	case head[0] == '{' || head[0] == '[':
		return json(head)
	case head[0] == '<':
		return markup(head)
	case mail(head, name):
		return EML
	case strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".htm"):
		if element.Match(head) {
			return HTML
		}
	case len(element.FindAll(head, 6)) == 6 && bytes.Contains(head, []byte("</")):
		return HTML
	}
	return Text
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == ' ' }

func json(head []byte) Kind {
	if !resource.Match(head) {
		if bytes.IndexByte(head, '"') < 0 {
			return Text
		}
		return JSON
	}
	first, rest, more := bytes.Cut(head, []byte("\n"))
	if more && resource.Match(first) && bytes.HasSuffix(bytes.TrimSpace(first), []byte("}")) && bytes.HasPrefix(bytes.TrimSpace(rest), []byte("{")) {
		return NDJSON
	}
	return FHIR
}

func markup(head []byte) Kind {
	low := bytes.ToLower(head)
	switch {
	case bytes.Contains(low, []byte("<!doctype html")) || bytes.Contains(low, []byte("<html")):
		return HTML
	case bytes.Contains(head, []byte("<ClinicalDocument")) || bytes.Contains(head, []byte(":ClinicalDocument")):
		return CCDA
	case bytes.Contains(head, []byte("http://hl7.org/fhir")):
		return FHIR
	case bytes.Contains(head, []byte("<Message")) && bytes.Contains(low, []byte("ncpdp")):
		return NCPDP
	case element.Match(head) && !bytes.HasPrefix(head, []byte("<?xml")):
		return HTML
	case head[0] == '<' && len(head) > 1 && (head[1] == '?' || head[1] == '!' || letter(head[1])) && bytes.Contains(head, []byte("</")):
		return XML
	}
	return Text
}

// mail asks for a block of header fields with at least one that only machines write, or two that a
// person's copy has too where the name says .eml.
func mail(head []byte, name string) bool {
	known, made := 0, false
	for i, l := range strings.Split(string(head), "\n") {
		l = strings.TrimRight(l, "\r")
		if l == "" || i > 400 {
			break
		}
		if i == 0 && strings.HasPrefix(l, "From ") || l[0] == ' ' || l[0] == '\t' {
			continue
		}
		if !field.MatchString(l) {
			return false
		}
		if header.MatchString(l) {
			known++
			made = made || machine.MatchString(l)
		}
	}
	return known >= 2 && (made || strings.HasSuffix(name, ".eml") || strings.HasSuffix(name, ".mht") || known >= 4)
}
