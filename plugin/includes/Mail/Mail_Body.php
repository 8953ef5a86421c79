<?php
/**
 * What a mail says, in its two forms.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * Collects what a mail says, and writes it as plain text and as HTML, so that a template says it once. Every text goes
 * through here as it is and is escaped here: nothing that somebody typed can become markup.
 */
final class Mail_Body {

	private const PARAGRAPH = 'margin:0 0 16px';
	private const QUOTE     = 'margin:0 0 16px;padding:8px 16px;border-inline-start:4px solid #dcdcde';
	private const BUTTON    = 'display:inline-block;padding:10px 16px;border-radius:4px;background:#2271b1;color:#fff;text-decoration:none';

	/**
	 * The parts as plain text.
	 *
	 * @var string[]
	 */
	private array $text = array();

	/**
	 * The parts as HTML.
	 *
	 * @var string[]
	 */
	private array $html = array();

	/**
	 * Adds sentences of ours.
	 *
	 * @param string $sentences The sentences.
	 */
	public function paragraph( string $sentences ): self {
		$this->text[] = $sentences;
		$this->html[] = sprintf( '<p style="%s">%s</p>', self::PARAGRAPH, $this->lines( $sentences ) );
		return $this;
	}

	/**
	 * Adds what is known, each on a line of its own; what is not known is left out.
	 *
	 * @param array<string, string> $facts Values by what they are called.
	 */
	public function facts( array $facts ): self {
		$lines = array();
		foreach ( array_filter( $facts, static fn( string $value ): bool => '' !== $value ) as $label => $value ) {
			/* translators: 1: what something is, such as "Page", 2: the thing itself. */
			$lines[] = sprintf( __( '%1$s: %2$s', 'veranda' ), $label, $value );
		}
		return array() === $lines ? $this : $this->paragraph( implode( "\n", $lines ) );
	}

	/**
	 * Adds what somebody wrote, to the letter.
	 *
	 * @param string $words The text.
	 */
	public function quote( string $words ): self {
		$this->text[] = $words;
		$this->html[] = sprintf( '<blockquote dir="auto" style="%s">%s</blockquote>', self::QUOTE, $this->lines( $words ) );
		return $this;
	}

	/**
	 * Adds what somebody said, to the letter. Their words find their own direction; who it was and when is in that of the mail.
	 *
	 * @param string $who   A name.
	 * @param string $when  Day and time.
	 * @param string $words The text.
	 */
	public function message( string $who, string $when, string $words ): self {
		/* translators: 1: who said something, 2: day and time. */
		$heading      = __( '%1$s, %2$s', 'veranda' );
		$this->text[] = sprintf( $heading, $who, $when ) . "\n" . $words;
		$this->html[] = sprintf(
			'<blockquote style="%s"><div>%s</div><div dir="auto">%s</div></blockquote>',
			self::QUOTE,
			sprintf( $this->escape( $heading ), '<bdi>' . $this->escape( $who ) . '</bdi>', '<bdi>' . $this->escape( $when ) . '</bdi>' ),
			$this->lines( $words )
		);
		return $this;
	}

	/**
	 * Adds a link that leads on.
	 *
	 * @param string $label What happens there.
	 * @param string $url   Where it leads: an address of ours.
	 */
	public function link( string $label, string $url ): self {
		$this->text[] = $label . "\n" . $url;
		$this->html[] = sprintf( '<p style="%s"><a href="%s" style="%s">%s</a></p>', self::PARAGRAPH, esc_url( $url ), self::BUTTON, $this->escape( $label ) );
		return $this;
	}

	/** Returns the plain text. */
	public function to_text(): string {
		return implode( "\n\n", $this->text ) . "\n";
	}

	/**
	 * Returns the HTML page.
	 *
	 * @param string $title What the mail is about.
	 */
	public function to_html( string $title ): string {
		return implode(
			"\n",
			array(
				'<!DOCTYPE html>',
				sprintf( '<html lang="%s" dir="%s">', esc_attr( get_bloginfo( 'language' ) ), is_rtl() ? 'rtl' : 'ltr' ),
				'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
				sprintf( '<title>%s</title></head>', $this->escape( $title ) ),
				'<body style="margin:0;padding:24px;background:#f6f7f7;color:#1d2327;font:16px/1.5 sans-serif">',
				'<div style="max-width:600px;margin:0 auto;padding:24px;background:#fff;border:1px solid #dcdcde;border-radius:4px;overflow-wrap:anywhere">',
				...$this->html,
				'</div></body></html>',
				'',
			)
		);
	}

	/**
	 * Escapes a text and keeps its line breaks.
	 *
	 * @param string $text The text.
	 */
	private function lines( string $text ): string {
		return nl2br( $this->escape( $text ), false );
	}

	/**
	 * Escapes a text. Unlike esc_html() it takes an entity for what it is: letters that somebody typed.
	 *
	 * @param string $text The text.
	 */
	private function escape( string $text ): string {
		return htmlspecialchars( $text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8' );
	}
}
