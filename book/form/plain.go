package form

// Plain are words of plain procedural English that a paper may use without a fact behind each: function words, the words of
// requests and answers, and those of clinical claims, which verify holds against the facts by itself. Names of drugs, of
// diseases, of people and of places are never among them. Sorted.
var Plain = [...]string{
	"a", "ability", "about", "acts", "address", "adverse", "after", "all", "also", "am", "an", "and", "another", "answer", "any",
	"appeal", "appeals", "applied", "approval", "approve", "april", "are", "as", "ask", "asked", "asks", "at", "august",
	"authorization", "b", "be", "bear", "because", "been", "before", "benefit", "between", "blank", "born", "both", "box", "but",
	"by", "charge", "claim", "claims", "comes", "confirmed", "contraindicated", "could", "cover", "coverage", "covered", "criteria",
	"criterion", "date", "dated", "day", "days", "december", "decide", "decision", "decisions", "denial", "deny", "determination",
	"diagnosis", "differ", "doctor", "document", "documents", "dose", "drug", "drugs", "each", "effective", "either", "empty",
	"enclosed", "ended", "ex", "exception", "exceptions", "exhibit", "exhibits", "failed", "fax", "february", "first", "for", "formulary",
	"free", "friday", "from", "function", "group", "harm", "has", "have", "he", "health", "her", "his", "how", "i", "id", "if",
	"in", "is", "issued", "it", "its", "january", "judgement", "july", "june", "last", "law", "least", "leave", "less", "letter",
	"life", "made", "management", "march", "may", "me", "medical", "medicine", "member", "members", "monday", "month", "months",
	"more", "most", "my", "myself", "name", "names", "necessity", "needs", "neither", "next", "no", "not", "notice", "notices",
	"november", "now", "npi", "number", "numbers", "october", "of", "on", "one", "only", "or", "other", "our", "outside", "over",
	"own", "page", "pages", "part", "patient", "patients", "phone", "place", "plan", "plans", "please", "policy", "prescribe",
	"prescribed", "prescriber", "prescribers", "prior", "provider", "reaction", "reason", "reasons", "recalls", "receive",
	"received", "record", "recorded", "records", "reference", "reports", "request", "requested", "requests", "required",
	"requirement", "reverse", "review", "reviewer", "reviewers", "rule", "rules", "s", "same", "saturday", "send", "sent",
	"sentence", "september", "seriously", "sets", "she", "since", "so", "source", "specialty", "stable", "standard", "statement",
	"states", "step", "still", "stopped", "struck", "such", "sunday", "support", "supporting", "sure", "taken", "taking", "than",
	"that", "the", "their", "them", "then", "therapy", "these", "they", "this", "those", "thursday", "time", "to", "took", "trial",
	"tried", "trying", "tuesday", "under", "unsafe", "until", "urgency", "urgent", "us", "use", "utilization", "waiting", "was",
	"we", "wednesday", "week", "weeks", "were", "what", "when", "which", "while", "who", "whom", "whose", "why", "with", "within",
	"without", "words", "write", "writing", "written", "wrong", "year", "years", "you", "your",
}
