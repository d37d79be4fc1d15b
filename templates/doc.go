// Package templates turns page structs and Markdown into HTML.
package templates
