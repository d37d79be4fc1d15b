package templates

import (
	"net/http"
	"strconv"
)

// ErrorPage says what went wrong and what to do about it.
type ErrorPage struct {
	Shell
	Status    int    // of HTTP
	Detail    string // what happened in this very case, instead of the usual words
	RequestID string // to find the request in the log; may be empty
}

func (p ErrorPage) shell() Shell {
	p.title = p.words().title
	p.NoIndex = true
	p.Canonical = ""
	return p.Shell
}

// Text is the same for whoever asked for a file.
func (p ErrorPage) Text() string {
	return strconv.Itoa(p.Status) + " " + http.StatusText(p.Status) + "\n" + p.words().what + "\nRequest number: " + p.RequestID + "\n"
}

// errorWords are a title, what happened and what to do.
type errorWords struct{ title, what, do string }

func (p ErrorPage) words() errorWords {
	words, ok := errorTexts[p.Status]
	switch {
	case ok:
	case p.Status >= http.StatusInternalServerError:
		words = errorTexts[http.StatusInternalServerError]
	default:
		words = errorTexts[http.StatusBadRequest]
	}
	if p.Detail != "" {
		words.what = p.Detail
	}
	return words
}

var errorTexts = map[int]errorWords{
	http.StatusBadRequest: {
		"This request could not be read",
		"The address or the form that reached the server was incomplete or damaged.",
		"Go back and try again. If you typed the address, check it.",
	},
	http.StatusForbidden: {
		"You may not do this",
		"Your account does not have the right to see or change this, or the request came from another website.",
		"Sign in with an account that has the right, or ask an admin of the directory.",
	},
	http.StatusNotFound: {
		"Page not found",
		"There is nothing at this address. It may be mistyped, or a case that was here is no longer published.",
		"Search for it, or look through all cases.",
	},
	http.StatusMethodNotAllowed: {
		"This address cannot do that",
		"The page exists, but not for this kind of request.",
		"Go back and use the links and buttons of the page.",
	},
	http.StatusConflict: {
		"Somebody saved in between",
		"The case was changed by somebody else while you had it open. Nothing of theirs was overwritten.",
		"Go back, copy what you typed, and open the case again.",
	},
	http.StatusRequestEntityTooLarge: {
		"This is too large",
		"What you sent is larger than this directory takes. Nothing was saved.",
		"Go back, where what you typed still stands, and shorten it or send a smaller file.",
	},
	http.StatusUnsupportedMediaType: {
		"This kind of file cannot be read",
		"The directory does not know the kind of content that was sent. Nothing was saved.",
		"Send it as a form or as one of the kinds of file that the page names.",
	},
	http.StatusMisdirectedRequest: {
		"Wrong address",
		"The request asked for a website that this server does not run.",
		"Check the name of the website in the address bar.",
	},
	http.StatusUnprocessableEntity: {
		"Something in the form is not right",
		"The form holds an answer that cannot be kept. Nothing was saved.",
		"Go back, where what you typed still stands, and check it.",
	},
	http.StatusTooManyRequests: {
		"Too many requests",
		"Your computer, or one on the same network, asked too often in a short time.",
		"Wait a few minutes and try again. What you typed still stands on the page before this one.",
	},
	http.StatusInternalServerError: {
		"Something went wrong here",
		"The server met a mistake of its own. It is written down in its log.",
		"Try again in a moment. If it happens again, tell the directory, with the request number below.",
	},
	http.StatusServiceUnavailable: {
		"The directory is busy",
		"The server cannot answer this just now. Nothing was lost.",
		"Wait a minute and try again. What you typed still stands on the page before this one.",
	},
	http.StatusInsufficientStorage: {
		"There is no room to save",
		"The server's disk is full. Reading goes on, and nothing that was saved is lost.",
		"Keep a copy of what you typed, and tell whoever runs the directory.",
	},
}
