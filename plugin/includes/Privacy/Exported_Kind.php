<?php
/**
 * A kind of personal data that can be exported.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Privacy;

defined( 'ABSPATH' ) || exit;

/** A kind of what is kept about people, as WordPress's export of personal data shows it. */
interface Exported_Kind {

	/** Returns its name for WordPress. */
	public function id(): string;

	/** Returns its heading. */
	public function label(): string;

	/**
	 * Returns a page of what there is about a person.
	 *
	 * @param Person_In_Chats $person Whose.
	 * @param int             $page   From 1.
	 */
	public function export( Person_In_Chats $person, int $page ): Exported_Page;
}
