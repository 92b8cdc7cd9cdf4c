// Package told turns what people tell, in the plain form of recourse.case/1, into facts of a record.
//
// It promises that a value which a case cannot hold is refused by name, and that nothing is guessed: a month
// alone is a span of days that is marked as an estimate.
package told

// Case is recourse.case/1: the plain form of a record about one request. An empty field is not told.
type Case struct {
	Schema            string             `yaml:"schema,omitempty" json:"schema,omitempty"`
	Patient           Patient            `yaml:"patient,omitempty" json:"patient,omitempty"`
	Plan              Plan               `yaml:"plan,omitempty" json:"plan,omitempty"`
	Coverages         []Coverage         `yaml:"coverages,omitempty" json:"coverages,omitempty"`
	Representative    Representative     `yaml:"representative,omitempty" json:"representative,omitempty"`
	Prescriber        Prescriber         `yaml:"prescriber,omitempty" json:"prescriber,omitempty"`
	Drug              Drug               `yaml:"drug,omitempty" json:"drug,omitempty"`
	Documents         []Document         `yaml:"documents,omitempty" json:"documents,omitempty"`
	Events            []Event            `yaml:"events,omitempty" json:"events,omitempty"`
	Trials            []Trial            `yaml:"trials,omitempty" json:"trials,omitempty"`
	Allergies         []Allergy          `yaml:"allergies,omitempty" json:"allergies,omitempty"`
	Conditions        []Condition        `yaml:"conditions,omitempty" json:"conditions,omitempty"`
	Contraindications []Contraindication `yaml:"contraindications,omitempty" json:"contraindications,omitempty"`
	Urgent            Urgent             `yaml:"urgent,omitempty" json:"urgent,omitempty"`
	Supply            Supply             `yaml:"supply,omitempty" json:"supply,omitempty"`
	Authorization     Authorization      `yaml:"authorization,omitempty" json:"authorization,omitempty"`
	Contacts          []Contact          `yaml:"contacts,omitempty" json:"contacts,omitempty"`
	Call              Call               `yaml:"call,omitempty" json:"call,omitempty"`
	Letters           []Letter           `yaml:"letters,omitempty" json:"letters,omitempty"`
}

// Patient is the member.
type Patient struct {
	Name        string `yaml:"name,omitempty" json:"name,omitempty" field:"member_name"`
	DateOfBirth string `yaml:"date_of_birth,omitempty" json:"date_of_birth,omitempty" field:"date_of_birth"`
	MemberID    string `yaml:"member_id,omitempty" json:"member_id,omitempty" field:"member_id"`
	GroupNumber string `yaml:"group_number,omitempty" json:"group_number,omitempty" field:"group_number"`
	State       string `yaml:"state,omitempty" json:"state,omitempty" field:"state"`
	Address     string `yaml:"address,omitempty" json:"address,omitempty" field:"member_address"`
	Phone       string `yaml:"phone,omitempty" json:"phone,omitempty" field:"member_phone"`
	Email       string `yaml:"email,omitempty" json:"email,omitempty" field:"member_email"`
}

// Plan is the plan of now.
type Plan struct {
	Carrier       string `yaml:"carrier,omitempty" json:"carrier,omitempty" field:"carrier"`
	Administrator string `yaml:"administrator,omitempty" json:"administrator,omitempty" field:"administrator"`
	Name          string `yaml:"name,omitempty" json:"name,omitempty" field:"plan_name"`
	Type          string `yaml:"type,omitempty" json:"type,omitempty" field:"plan_type"`
	IssuedState   string `yaml:"issued_state,omitempty" json:"issued_state,omitempty" field:"issued_state"`
	Benefit       string `yaml:"benefit,omitempty" json:"benefit,omitempty" field:"benefit"`
	Fax           string `yaml:"fax,omitempty" json:"fax,omitempty" field:"fax"`
	Address       string `yaml:"address,omitempty" json:"address,omitempty" field:"address"`
	Phone         string `yaml:"phone,omitempty" json:"phone,omitempty" field:"phone"`
	Reference     string `yaml:"reference_number,omitempty" json:"reference_number,omitempty" field:"reference_number"`
	CaseNumber    string `yaml:"case_number,omitempty" json:"case_number,omitempty" field:"case_number"`
	PolicyName    string `yaml:"policy_name,omitempty" json:"policy_name,omitempty" field:"policy_name"`
}

// Prescriber is the one who asks for the drug.
type Prescriber struct {
	Name        string `yaml:"name,omitempty" json:"name,omitempty" field:"prescriber"`
	Credentials string `yaml:"credentials,omitempty" json:"credentials,omitempty" field:"credentials"`
	NPI         string `yaml:"npi,omitempty" json:"npi,omitempty" field:"npi"`
	Practice    string `yaml:"practice,omitempty" json:"practice,omitempty" field:"practice"`
	Address     string `yaml:"address,omitempty" json:"address,omitempty" field:"prescriber_address"`
	Phone       string `yaml:"phone,omitempty" json:"phone,omitempty" field:"prescriber_phone"`
	Fax         string `yaml:"fax,omitempty" json:"fax,omitempty" field:"prescriber_fax"`
}

// Drug is the drug that is asked for. Stable is the prescriber's word.
type Drug struct {
	Name       string `yaml:"name,omitempty" json:"name,omitempty" field:"drug"`
	Strength   string `yaml:"strength,omitempty" json:"strength,omitempty" field:"strength"`
	Directions string `yaml:"directions,omitempty" json:"directions,omitempty" field:"directions"`
	Diagnosis  string `yaml:"diagnosis,omitempty" json:"diagnosis,omitempty" field:"diagnosis"`
	ICD10      string `yaml:"icd10,omitempty" json:"icd10,omitempty" field:"icd10"`
	Since      string `yaml:"since,omitempty" json:"since,omitempty" field:"drug_since"`
	Stable     *bool  `yaml:"stable,omitempty" json:"stable,omitempty"`
}

// Representative acts for the patient, under a release.
type Representative struct {
	Name    string `yaml:"name,omitempty" json:"name,omitempty" field:"representative"`
	Release string `yaml:"release,omitempty" json:"release,omitempty" field:"release"`
}

// The entries of lists; days are 2026-01-31, of a trial also 2026-01 or 2026.
type (
	Coverage struct {
		Plan string `yaml:"plan,omitempty" json:"plan,omitempty"`
		From string `yaml:"from,omitempty" json:"from,omitempty"`
		To   string `yaml:"to,omitempty" json:"to,omitempty"`
	}
	Document struct {
		File  string `yaml:"file,omitempty" json:"file,omitempty"`
		Label string `yaml:"label,omitempty" json:"label,omitempty"`
	}
	Event struct {
		Kind   string `yaml:"kind,omitempty" json:"kind,omitempty"`
		At     string `yaml:"at,omitempty" json:"at,omitempty"`
		Source string `yaml:"source,omitempty" json:"source,omitempty"`
		Proved bool   `yaml:"proved,omitempty" json:"proved,omitempty"`
	}
	Trial struct {
		Drug       string `yaml:"drug,omitempty" json:"drug,omitempty"`
		Ingredient string `yaml:"ingredient,omitempty" json:"ingredient,omitempty"`
		Class      string `yaml:"class,omitempty" json:"class,omitempty"`
		First      string `yaml:"first,omitempty" json:"first,omitempty"`
		Last       string `yaml:"last,omitempty" json:"last,omitempty"`
		Start      string `yaml:"start,omitempty" json:"start,omitempty"`
		End        string `yaml:"end,omitempty" json:"end,omitempty"`
		Fills      int    `yaml:"fills,omitempty" json:"fills,omitempty"`
		DaysSupply int    `yaml:"days_supply,omitempty" json:"days_supply,omitempty"`
		Estimated  bool   `yaml:"estimated,omitempty" json:"estimated,omitempty"`
		Dose       string `yaml:"dose,omitempty" json:"dose,omitempty"`
		Outcome    string `yaml:"outcome,omitempty" json:"outcome,omitempty"`
		Detail     string `yaml:"detail,omitempty" json:"detail,omitempty"`
		PaidBy     string `yaml:"paid_by,omitempty" json:"paid_by,omitempty"`
		PlanCanSee string `yaml:"plan_can_see,omitempty" json:"plan_can_see,omitempty"`
		AssertedBy string `yaml:"asserted_by,omitempty" json:"asserted_by,omitempty"`
		Sure       *bool  `yaml:"sure,omitempty" json:"sure,omitempty"`
		Source     string `yaml:"source,omitempty" json:"source,omitempty"`
	}
	Allergy struct {
		Drug     string `yaml:"drug,omitempty" json:"drug,omitempty"`
		Reaction string `yaml:"reaction,omitempty" json:"reaction,omitempty"`
		Date     string `yaml:"date,omitempty" json:"date,omitempty"`
		Source   string `yaml:"source,omitempty" json:"source,omitempty"`
	}
	Condition struct {
		Name   string `yaml:"name,omitempty" json:"name,omitempty"`
		Code   string `yaml:"code,omitempty" json:"code,omitempty"`
		Since  string `yaml:"since,omitempty" json:"since,omitempty"`
		Source string `yaml:"source,omitempty" json:"source,omitempty"`
	}
	Contraindication struct {
		Drug   string `yaml:"drug,omitempty" json:"drug,omitempty"`
		Reason string `yaml:"reason,omitempty" json:"reason,omitempty"`
		Source string `yaml:"source,omitempty" json:"source,omitempty"`
	}
	Urgent struct {
		Is  *bool  `yaml:"is,omitempty" json:"is,omitempty"`
		Why string `yaml:"why,omitempty" json:"why,omitempty"`
	}
	Supply struct {
		DaysLeft *int   `yaml:"days_left,omitempty" json:"days_left,omitempty"`
		AsOf     string `yaml:"as_of,omitempty" json:"as_of,omitempty"`
	}
	Authorization struct {
		Number string `yaml:"number,omitempty" json:"number,omitempty"`
		From   string `yaml:"from,omitempty" json:"from,omitempty"`
		Until  string `yaml:"until,omitempty" json:"until,omitempty"`
	}
	Contact struct {
		At        string `yaml:"at,omitempty" json:"at,omitempty"`
		Channel   string `yaml:"channel,omitempty" json:"channel,omitempty"`
		Who       string `yaml:"who,omitempty" json:"who,omitempty"`
		Said      string `yaml:"said,omitempty" json:"said,omitempty"`
		Reference string `yaml:"reference,omitempty" json:"reference,omitempty"`
		Proof     string `yaml:"proof,omitempty" json:"proof,omitempty"`
	}
	Call struct {
		MaySay []string `yaml:"may_say,omitempty" json:"may_say,omitempty"`
	}
)

// A Letter is a paper that `recourse case add` has read: its facts, as record keeps them, one line of JSON each.
type Letter struct {
	File   string   `yaml:"file,omitempty" json:"file,omitempty"`
	SHA256 string   `yaml:"sha256,omitempty" json:"sha256,omitempty"`
	Kind   string   `yaml:"kind,omitempty" json:"kind,omitempty"`
	More   []Sheet  `yaml:"more,omitempty" json:"more,omitempty"` // the further files of a letter that has several: photos of its pages
	Facts  []string `yaml:"facts,omitempty" json:"facts,omitempty"`
}

// A Sheet is one file of a letter: where it lies, from the case file, and which bytes were read.
type Sheet struct {
	File   string `yaml:"file,omitempty" json:"file,omitempty"`
	SHA256 string `yaml:"sha256,omitempty" json:"sha256,omitempty"`
}

// Sheets are all files of a letter, in the order of its pages.
func (l Letter) Sheets() []Sheet { return append([]Sheet{{l.File, l.SHA256}}, l.More...) }
