package record

// The enumerations of CONTRACT.md, in Go: one word for one thing in rule files, Go, SQL, HTML and CLI.

// A Situation says which block this is, before any paper is spoken of.
type Situation string

const (
	SitDenial      Situation = "denial"
	SitApproval    Situation = "approval"
	SitRejected    Situation = "approved_but_rejected"
	SitDearer      Situation = "paid_but_dearer"
	SitPartly      Situation = "partly_approved"
	SitMismatch    Situation = "product_mismatch"
	SitPharmacy    Situation = "wrong_pharmacy"
	SitOldPlan     Situation = "old_plan_billed"
	SitTooSoon     Situation = "refill_too_soon"
	SitMissing     Situation = "missing_document"
	SitEnded       Situation = "approval_ended"
	SitChange      Situation = "notice_of_change"
	SitNotice      Situation = "pharmacy_notice"
	SitInformation Situation = "request_for_information"
	SitBill        Situation = "bill"
	SitOther       Situation = "other"
)

// A DenialType is why the plan says no.
type DenialType string

const (
	StepTherapy      DenialType = "step_therapy"
	PriorAuth        DenialType = "prior_auth"
	NonFormulary     DenialType = "non_formulary"
	QuantityLimit    DenialType = "quantity_limit"
	MedicalNecessity DenialType = "medical_necessity"
	Experimental     DenialType = "experimental"
	OutOfNetwork     DenialType = "out_of_network"
	Exclusion        DenialType = "exclusion"
	CodingBilling    DenialType = "coding_billing"
	Eligibility      DenialType = "eligibility"
	TimelyFiling     DenialType = "timely_filing"
)

// Tri is yes, no, or not known.
type Tri int8

const (
	Unknown Tri = 0
	Yes     Tri = 1
	No      Tri = -1
)

// A Ground is a reason for an exception, in the words that most statutes share.
type Ground string

const (
	TriedAndFailed      Ground = "tried_and_failed"
	Contraindicated     Ground = "contraindicated"
	ExpectedIneffective Ground = "expected_ineffective"
	Stable              Ground = "stable"
	NotBestInterest     Ground = "not_best_interest"
)

// A PlanType says which law is for the plan.
type PlanType string

const (
	ErisaSelfFunded        PlanType = "erisa_self_funded"
	ErisaFullyInsured      PlanType = "erisa_fully_insured"
	ACA                    PlanType = "aca_individual_or_small_group"
	Grandfathered          PlanType = "grandfathered"
	GovernmentalSelfFunded PlanType = "governmental_self_funded"
	FEHB                   PlanType = "fehb"
	MedicarePartD          PlanType = "medicare_part_d"
	MedicareAdvantageB     PlanType = "medicare_advantage_part_b_drug"
	MedicaidMCO            PlanType = "medicaid_mco"
	MedicaidFFS            PlanType = "medicaid_ffs"
	CHIP                   PlanType = "chip"
	Tricare                PlanType = "tricare"
	VA                     PlanType = "va"
	ChurchPlan             PlanType = "church_plan"
	ShortTerm              PlanType = "short_term_or_limited"
	PlanUnknown            PlanType = "unknown"
)

// A Benefit says under which part of the plan the drug is paid.
type Benefit string

const (
	Pharmacy       Benefit = "pharmacy"
	Medical        Benefit = "medical"
	BenefitUnknown Benefit = "unknown"
)

// A Field is one scalar thing that a paper or a person tells.
type Field string

// The fields that a letter is read for (CONTRACT.md, field NAME).
const (
	Carrier         Field = "carrier"
	Administrator   Field = "administrator"
	PlanName        Field = "plan_name"
	MemberName      Field = "member_name"
	MemberID        Field = "member_id"
	GroupNumber     Field = "group_number"
	Drug            Field = "drug"
	Service         Field = "service"
	RequiredDrugs   Field = "required_drugs"
	Diagnosis       Field = "diagnosis"
	Prescriber      Field = "prescriber"
	NoticeDate      Field = "notice_date"
	ServiceDate     Field = "service_date"
	ReferenceNumber Field = "reference_number"
	ClaimNumber     Field = "claim_number"
	CaseNumber      Field = "case_number"
	AppealDeadline  Field = "appeal_deadline"
	Phone           Field = "phone"
	Fax             Field = "fax"
	Address         Field = "address"
	Portal          Field = "portal"
	RejectCode      Field = "reject_code"
	PolicyName      Field = "policy_name"
)

// The fields that a person or a case file adds.
const (
	DateOfBirth       Field = "date_of_birth"
	State             Field = "state"        // where the member lives
	IssuedState       Field = "issued_state" // whose insurance law governs the plan
	MemberAddress     Field = "member_address"
	MemberPhone       Field = "member_phone"
	MemberEmail       Field = "member_email"
	FieldPlanType     Field = "plan_type"
	FieldBenefit      Field = "benefit"
	Strength          Field = "strength"
	Directions        Field = "directions"
	ICD10             Field = "icd10"
	DrugSince         Field = "drug_since"
	Credentials       Field = "credentials"
	NPI               Field = "npi"
	Practice          Field = "practice"
	PrescriberAddress Field = "prescriber_address"
	PrescriberPhone   Field = "prescriber_phone"
	PrescriberFax     Field = "prescriber_fax"
	Representative    Field = "representative"
	UrgentWhy         Field = "urgent_why"
)

// LetterFields are the fields that a letter is read for, in the order of CONTRACT.md.
var LetterFields = []Field{Carrier, Administrator, PlanName, MemberName, MemberID, GroupNumber, Drug, Service, RequiredDrugs, Diagnosis, Prescriber,
	NoticeDate, ServiceDate, ReferenceNumber, ClaimNumber, CaseNumber, AppealDeadline, Phone, Fax, Address, Portal, RejectCode, PolicyName}

// By says who asserts a fact.
type By string

const (
	ByPatient    By = "patient"
	ByPrescriber By = "prescriber"
	ByPharmacy   By = "pharmacy"
	ByPlan       By = "plan"
	ByRecord     By = "record"
)

// An Effect is how a trial ended.
type Effect string

const (
	Ineffective     Effect = "ineffective"
	AdverseReaction Effect = "adverse_reaction"
	StoppedOther    Effect = "stopped_other"
	Ongoing         Effect = "ongoing"
	EffectUnknown   Effect = "unknown"
)

// An Attest is a clinical statement that only the prescriber may make.
type Attest string

const (
	AttestUrgent Attest = "urgent"
	AttestStable Attest = "stable"
)
