package resolver

// Ids of the rules, quoted in ling.Chain.Rules.
const (
	ruleFirst            = "coref.first"
	ruleName             = "coref.name"              // the same name
	ruleLexicon          = "coref.lexicon"           // another name of it in the gazetteer
	ruleSurname          = "coref.surname"           // surname of a person named in full
	ruleSurnameMain      = "coref.surname.main"      // surname of several, of whom the text names one far more
	ruleSurnameLast      = "coref.surname.last"      // surname of several, of whom the text named one last
	ruleSurnameKnown     = "coref.surname.known"     // surname of several, of whom the gazetteer knows one by it
	ruleSurnameSlip      = "coref.surname.slip"      // one letter more or less
	ruleGiven            = "coref.given"             // first name of a person named in full
	ruleInitials         = "coref.initials"          // "I. Dovar"
	ruleAcronym          = "coref.acronym"           // "Northern Compact (NC)"
	ruleShort            = "coref.short"             // "the Compact"
	ruleHeadline         = "coref.headline"          // the name that begins words of a headline
	ruleRelabel          = "coref.surname.kind"      // a surname that the namer took for something else
	ruleApposition       = "coref.apposition"        // "Ilan Dovar, the president"
	ruleTitle            = "coref.title"             // "[Arvenian President [Ilan Dovar]]"
	ruleRelative         = "coref.relative"          // "Dovar, who"
	ruleOffice           = "coref.nominal.office"    // "the president"
	ruleTopic            = "coref.nominal.topic"     // "the candidate" for whom the text is about
	ruleLede             = "coref.nominal.lede"      // "a judge", whom the next sentences name
	ruleNoun             = "coref.nominal.noun"      // "the alliance"
	ruleRepeat           = "coref.nominal.repeat"    // "a diplomat … the diplomat"
	ruleReflexive        = "coref.pronoun.reflexive" // "himself"
	ruleContent          = "coref.pronoun.content"   // he, in what somebody says, is the one who says it
	ruleContinuity       = "coref.pronoun.continuity"
	ruleSubject          = "coref.pronoun.subject" // the subject before
	ruleNearest          = "coref.pronoun.nearest" // the best that fits nearby
	ruleOnly             = "coref.pronoun.only"    // the only one that fits
	ruleWeighed          = "coref.pronoun.weighed" // the likeliest nearby
	ruleAhead            = "coref.pronoun.ahead"   // "As he left, Dovar said"
	ruleWriter           = "coref.pronoun.writer"  // I and I outside quotations
	ruleSigned           = "coref.pronoun.signed"  // I, where the text is signed
	ruleSpeaker          = "coref.quote.speaker"   // the "I" of a quotation
	ruleSpeakerWe        = "coref.quote.we"        // the "we" of a quotation
	ruleSurnameAmbiguous = "coref.surname.ambiguous"
	ruleNominalAmbiguous = "coref.nominal.ambiguous"
	rulePronounAmbiguous = "coref.pronoun.ambiguous"
)
