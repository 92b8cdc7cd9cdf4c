package record

import "slices"

// PlanTypes are the plan types that a person or a paper may name; PlanUnknown is not among them.
var PlanTypes = []PlanType{ErisaSelfFunded, ErisaFullyInsured, ACA, Grandfathered, GovernmentalSelfFunded, FEHB, MedicarePartD, MedicareAdvantageB,
	MedicaidMCO, MedicaidFFS, CHIP, Tricare, VA, ChurchPlan, ShortTerm}

// DenialTypes are the kinds of denial, in the order of CONTRACT.md.
var DenialTypes = []DenialType{StepTherapy, PriorAuth, NonFormulary, QuantityLimit, MedicalNecessity, Experimental, OutOfNetwork, Exclusion, CodingBilling,
	Eligibility, TimelyFiling}

// Situations are the situations, in the order of CONTRACT.md.
var Situations = []Situation{SitDenial, SitApproval, SitRejected, SitDearer, SitPartly, SitMismatch, SitPharmacy, SitOldPlan, SitTooSoon, SitMissing,
	SitEnded, SitChange, SitNotice, SitInformation, SitBill, SitOther}

// Effects are the ways in which a trial ends.
var Effects = []Effect{Ineffective, AdverseReaction, StoppedOther, Ongoing, EffectUnknown}

// Valid reports whether t is a plan type that can be known.
func (t PlanType) Valid() bool { return slices.Contains(PlanTypes, t) }

// Valid reports whether e is one of Effects.
func (e Effect) Valid() bool { return slices.Contains(Effects, e) }
