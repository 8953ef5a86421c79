<?php
/**
 * What became of a left message.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

defined( 'ABSPATH' ) || exit;

/** Says how storing ended. */
enum Left_Message_Outcome {

	/** A new row. */
	case Stored;

	/** The same message had been stored before. */
	case Repeated;

	/** The sender's id belongs to another message. */
	case Id_Reused;

	/** The sender, or everybody together, has sent too many. */
	case Limited;

	/** The database did not take it. */
	case Failed;
}
