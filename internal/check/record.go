package check

import "encoding/json"

// The record as it stands in a line, as far as it is checked. Pointers are
// fields that may be null; fields that are not here are not looked at, except
// for the spans in them.

type document struct {
	Schema  string  `json:"schema"`
	ID      *string `json:"id"`
	Offsets string  `json:"offsets"`
	Source  *struct {
		Path           *string `json:"path"`
		ID             *string `json:"id"`
		Published      *string `json:"published"`
		PublishedBasis *string `json:"published_basis"`
		Language       *string `json:"language"`
	} `json:"source"`
	Text       *string     `json:"text"`
	Headline   []int       `json:"headline"`
	Paragraphs [][]int     `json:"paragraphs"`
	Actors     []actor     `json:"actors"`
	Statements []statement `json:"statements"`
	Events     []event     `json:"events"`
	Pledges    []pledge    `json:"pledges"`
	Figures    []figure    `json:"figures"`
	Disputes   []dispute   `json:"disputes"`
	Profile    *profile    `json:"profile"`
	Findings   []finding   `json:"findings"`
	Stamp      *stamp      `json:"stamp"`
	Outcome    string      `json:"outcome"`
	Problems   []string    `json:"problems"`
}

// name is what a reader knows the document by.
func (d *document) name() string {
	switch {
	case d.Source != nil && d.Source.Path != nil && *d.Source.Path != "":
		return *d.Source.Path
	case d.Source != nil && d.Source.ID != nil && *d.Source.ID != "":
		return *d.Source.ID
	case d.ID != nil:
		return *d.ID
	}
	return ""
}

type actor struct {
	ID        string  `json:"id"`
	Name      *string `json:"name"`
	Kind      string  `json:"kind"`
	Country   *string `json:"country"`
	Anonymity *string `json:"anonymity"`
	Mentions  []struct {
		Span []int  `json:"span"`
		Form string `json:"form"`
	} `json:"mentions"`
}

type party struct {
	Spans [][]int `json:"spans"`
	Actor *string `json:"actor"`
}

type when struct {
	Start       *string `json:"start"`
	End         *string `json:"end"`
	Granularity *string `json:"granularity"`
	Basis       *string `json:"basis"`
	Precision   *string `json:"precision"`
}

type statement struct {
	ID     string `json:"id"`
	Source *party `json:"source"`
	Cue    *struct {
		Spans   [][]int `json:"spans"`
		Lemma   *string `json:"lemma"`
		Class   *string `json:"class"`
		Negated bool    `json:"negated"`
	} `json:"cue"`
	Content *struct {
		Spans [][]int `json:"spans"`
	} `json:"content"`
	Manner    string   `json:"manner"`
	Within    *string  `json:"within"`
	Hand      int      `json:"hand"`
	Addressee *party   `json:"addressee"`
	About     []string `json:"about"`
	Venue     *struct {
		Precision *string `json:"precision"`
	} `json:"venue"`
	When       *when    `json:"when"`
	Confidence *float64 `json:"confidence"`
}

type event struct {
	ID      string  `json:"id"`
	Type    string  `json:"type"`
	Quad    *int    `json:"quad"`
	Source  []party `json:"source"`
	Target  []party `json:"target"`
	Trigger *struct {
		Spans [][]int `json:"spans"`
	} `json:"trigger"`
	Realis     *string  `json:"realis"`
	AssertedBy *string  `json:"asserted_by"`
	When       *when    `json:"when"`
	Confidence *float64 `json:"confidence"`
	Size       *struct {
		Killed   *int `json:"killed"`
		Injured  *int `json:"injured"`
		Arrested *int `json:"arrested"`
		People   *int `json:"people"`
	} `json:"size"`
}

type pledge struct {
	ID           string   `json:"id"`
	By           []string `json:"by"`
	Deadline     *when    `json:"deadline"`
	Since        *when    `json:"since"`
	RestatedFrom *string  `json:"restated_from"`
	AssertedBy   *string  `json:"asserted_by"`
}

type figure struct {
	ID         string   `json:"id"`
	Bound      *string  `json:"bound"`
	Value      *float64 `json:"value"`
	Max        *float64 `json:"max"`
	Period     *when    `json:"period"`
	AssertedBy *string  `json:"asserted_by"`
}

type dispute struct {
	ID         string   `json:"id"`
	Claim      string   `json:"claim"`
	AssertedBy []string `json:"asserted_by"`
	Responses  []struct {
		Actor     *string `json:"actor"`
		Statement *string `json:"statement"`
		Kind      string  `json:"kind"`
	} `json:"responses"`
	UnansweredBy []string `json:"unanswered_by"`
}

type profile struct {
	Statements int `json:"statements"`
	Words      *struct {
		Total        int `json:"total"`
		Attributed   int `json:"attributed"`
		OwnVoice     int `json:"own_voice"`
		CueAndSource int `json:"cue_and_source"`
	} `json:"words"`
	ByActor []struct {
		Actor      *string `json:"actor"`
		Statements int     `json:"statements"`
	} `json:"by_actor"`
	Manner  map[string]int `json:"manner"`
	Replies []struct {
		Accuser *string `json:"accuser"`
		Accused *string `json:"accused"`
		Claim   string  `json:"claim"`
		Answer  *string `json:"answer"`
	} `json:"replies"`
	Terms []struct {
		AssertedBy *string `json:"asserted_by"`
	} `json:"terms"`
	BySide []struct {
		Statements int `json:"statements"`
	} `json:"by_side"`
}

type finding struct {
	Rule    string          `json:"rule"`
	Says    string          `json:"says"`
	Spans   json.RawMessage `json:"spans"`
	Entries []string        `json:"entries"`
}

type stamp struct {
	Acta     string `json:"acta"`
	Pipeline int    `json:"pipeline"`
	Models   []struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		SHA256  string `json:"sha256"`
	} `json:"models"`
}
