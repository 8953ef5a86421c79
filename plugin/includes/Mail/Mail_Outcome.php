<?php
/**
 * What became of a mail.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/** What became of a mail that was asked for. */
enum Mail_Outcome {
	case Sent;
	/** It was asked for before, and is not sent again. */
	case Repeated;
	/** Another request is sending it right now. */
	case In_Progress;
	/** Too many mails were asked for within an hour. */
	case Limited;
	case Failed;
}
