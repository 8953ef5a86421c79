<?php
/**
 * All kinds of mail.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

use Veranda\Mail\Templates\Answer;
use Veranda\Mail\Templates\Left_Message;
use Veranda\Mail\Templates\Missed_Chat;
use Veranda\Mail\Templates\Transcript;
use Veranda\Mail\Templates\Visitor_Request;

defined( 'ABSPATH' ) || exit;

/** Lists the templates by the name under which a mail is asked for. */
final class Mail_Templates {

	public const LEFT_MESSAGE = 'left_message';

	private const TEMPLATES = array(
		self::LEFT_MESSAGE => Left_Message::class,
		'answer'           => Answer::class,
		'missed_chat'      => Missed_Chat::class,
		'transcript'       => Transcript::class,
		'visitor_request'  => Visitor_Request::class,
	);

	/**
	 * Returns a template, or null when there is none of this name.
	 *
	 * @param string $name Its name.
	 */
	public function find( string $name ): ?Mail_Template {
		$template = self::TEMPLATES[ $name ] ?? null;
		return null === $template ? null : new $template();
	}
}
