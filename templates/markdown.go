package templates

import (
	"context"
	"io"
	"strings"

	"github.com/a-h/templ"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"cogov/internal/casestudy"
)

// Markdown turns a text that somebody typed into HTML for a place under a
// heading of the second level. HTML in it stays text; links lead to the web or
// to e-mail only; pictures become links.
func Markdown(source string) templ.Component {
	if isProse(source) {
		return written(func(p *pen) { writeProse(p, source) })
	}
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		return markdown.Convert([]byte(source), w)
	})
}

var markdown = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(without(parser.DefaultBlockParsers(), parser.NewHTMLBlockParser())...),
		parser.WithInlineParsers(without(parser.DefaultInlineParsers(), parser.NewRawHTMLParser())...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithASTTransformers(util.Prioritized(outline{}, 100)),
	)),
	goldmark.WithExtensions(extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}))),
	goldmark.WithRendererOptions(
		renderer.WithNodeRenderers(util.Prioritized(links{}, 1)), // before the usual renderer
	),
)

// without drops one parser, so that what it would read stays plain text.
func without(parsers []util.PrioritizedValue, unwanted any) []util.PrioritizedValue {
	var kept []util.PrioritizedValue
	for _, p := range parsers {
		if p.Value != unwanted {
			kept = append(kept, p)
		}
	}
	return kept
}

// outline makes the headings of a text fit under a heading of the second
// level, without a gap.
type outline struct{}

// Transform implements parser.ASTTransformer.
func (outline) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	above := 2
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // never errs
		if h, ok := n.(*ast.Heading); ok && entering {
			h.Level = min(max(h.Level+1, 3), above+1, 6)
			above = h.Level
		}
		return ast.WalkContinue, nil
	})
}

// links renders links, addresses that stand in the text, and pictures.
type links struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (links) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindLink, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		return linkTo(w, n, n.(*ast.Link).Destination, entering)
	})
	r.Register(ast.KindImage, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		return linkTo(w, n, n.(*ast.Image).Destination, entering)
	})
	r.Register(ast.KindAutoLink, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		auto := n.(*ast.AutoLink)
		address := auto.URL(source)
		if auto.AutoLinkType == ast.AutoLinkEmail {
			address = append([]byte("mailto:"), address...)
		}
		linkTo(w, n, address, true)
		w.Write(util.EscapeHTML(auto.Label(source)))
		return linkTo(w, n, address, false)
	})
}

// linkTo opens or closes a link. Where the address leads nowhere safe, or
// another link is around, only the words stay.
func linkTo(w util.BufWriter, n ast.Node, address []byte, entering bool) (ast.WalkStatus, error) {
	href := util.URLEscape(address, true)
	switch {
	case !isSafe(string(href)) || isInLink(n):
	case entering:
		w.WriteString(`<a href="`)
		w.Write(util.EscapeHTML(href))
		w.WriteString(`" rel="nofollow noopener ugc">`)
	default:
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func isSafe(address string) bool {
	if mail, ok := strings.CutPrefix(strings.ToLower(address), "mailto:"); ok {
		return strings.Contains(mail, "@")
	}
	return casestudy.IsWebAddress(address)
}

func isInLink(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink || p.Kind() == ast.KindImage {
			return true
		}
	}
	return false
}
