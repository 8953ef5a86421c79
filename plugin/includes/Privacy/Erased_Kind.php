<?php
/**
 * A kind of personal data that can be erased.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

defined( 'ABSPATH' ) || exit;

/** A kind of what is kept about people, as WordPress's erasure of personal data removes it. */
interface Erased_Kind {

	/** Returns its name for WordPress. */
	public function id(): string;

	/** Returns its heading. */
	public function label(): string;

	/**
	 * Erases some of what there is about a person.
	 *
	 * @param Person_In_Chats $person Whose.
	 */
	public function erase( Person_In_Chats $person ): Erased_Part;
}
