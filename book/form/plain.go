package form

// Plain are words of plain procedural English that a paper may use without a fact behind each: function words, the words of
// requests and answers, and those of clinical claims, which verify holds against the facts by itself. Names of drugs, of
// diseases, of people and of places are never among them. Sorted.
var Plain = [...]string{
	"a", "ability", "about", "above", "acts", "address", "adverse", "after", "age", "agree", "all", "also", "am", "an", "and",
	"another", "answer", "answers", "any", "appeal", "appeals", "applied", "apply", "approval", "approve", "april", "are", "as",
	"ask", "asked", "asks", "at", "august", "authorization", "b", "back", "bank", "be", "bear", "because", "been", "before",
	"benefit", "between", "birth", "blank", "born", "both", "box", "but", "by", "call", "calling", "can", "cannot", "card",
	"charge", "claim", "claims", "close", "codes", "comes", "confirmed", "contraindicated", "copies", "copy", "could", "court",
	"cover", "coverage", "covered", "credit", "criteria", "criterion", "date", "dated", "day", "days", "december", "decide",
	"decided", "decision", "decisions", "denial", "deny", "determination", "diagnosis", "did", "differ", "do", "doctor",
	"document", "documents", "does", "done", "dose", "down", "drug", "drugs", "during", "each", "effective", "either", "empty",
	"enclosed", "ended", "enough", "every", "ex", "exception", "exceptions", "exhibit", "exhibits", "expedited", "facts",
	"failed", "fair", "fast", "fax", "february", "file", "find", "first", "follows", "for", "formulary", "free", "friday",
	"from", "function", "get", "give", "given", "gives", "go", "group", "guess", "had", "hand", "harm", "has", "have", "he",
	"health", "hearing", "help", "helps", "her", "here", "his", "hold", "holds", "how", "i", "id", "if", "in", "included",
	"index", "information", "internal", "interpreter", "is", "issued", "it", "its", "january", "judgement", "july", "june",
	"keep", "known", "last", "later", "law", "least", "leave", "less", "let", "letter", "life", "long", "made", "make",
	"management", "march", "may", "me", "meant", "medical", "medicine", "meets", "member", "members", "met", "monday", "month",
	"months", "more", "most", "much", "my", "myself", "name", "names", "necessity", "need", "needs", "neither", "next", "no",
	"not", "nothing", "notice", "notices", "november", "now", "npi", "number", "numbers", "october", "of", "offer", "office",
	"oldest", "on", "one", "only", "or", "order", "other", "our", "out", "outside", "over", "own", "packet", "page", "pages",
	"paper", "papers", "part", "patient", "patients", "pen", "people", "person", "phone", "place", "plan", "plans", "please",
	"policy", "prescribe", "prescribed", "prescriber", "prescribers", "prior", "provider", "questions", "reaction", "read",
	"reason", "reasons", "recalls", "receive", "received", "reconsideration", "record", "recorded", "records", "redetermination",
	"reference", "refuse", "report", "reports", "request", "requested", "requests", "required", "requirement", "requires",
	"rests", "reverse", "review", "reviewer", "reviewers", "right", "rows", "rule", "rules", "s", "same", "saturday", "say",
	"says", "see", "send", "sender", "sent", "sentence", "september", "seriously", "service", "sets", "she", "sheet", "show",
	"shows", "since", "so", "someone", "something", "source", "speak", "specialty", "stable", "standard", "stated", "statement",
	"states", "step", "still", "stop", "stopped", "struck", "such", "sunday", "supervisor", "support", "supporting", "sure",
	"table", "taken", "taking", "tell", "than", "that", "the", "their", "them", "then", "therapy", "there", "these", "they",
	"thing", "this", "those", "thursday", "time", "to", "today", "together", "too", "took", "track", "treatment", "trial",
	"tried", "trying", "tuesday", "under", "unsafe", "until", "urgency", "urgent", "us", "use", "utilization", "wait", "waiting",
	"want", "wanted", "was", "we", "website", "wednesday", "week", "weeks", "were", "what", "when", "which", "while", "who",
	"whom", "whose", "why", "will", "with", "within", "without", "words", "write", "writing", "written", "wrong", "year",
	"years", "you", "your", "yours",
}
