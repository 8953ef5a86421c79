<?php
/**
 * A message left while the relay is away.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

defined( 'ABSPATH' ) || exit;

/** What a visitor left, already checked. */
final class Left_Message {

	/**
	 * Holds values that were checked before.
	 *
	 * @param string $client_id  The sender's own id, so that sending again stores nothing twice.
	 * @param string $name       Name as typed; nobody vouches for it.
	 * @param string $email      Address as typed.
	 * @param string $body       The message.
	 * @param string $page_url   Where it was written, without query; may be empty.
	 * @param string $page_title Title of that page; may be empty.
	 * @param string $locale     Language of the sender; may be empty.
	 * @param string $department Public id of the department that it is for; may be empty.
	 * @param bool   $is_suspicious A field that people do not see was filled in.
	 */
	public function __construct(
		public readonly string $client_id,
		public readonly string $name,
		public readonly string $email,
		public readonly string $body,
		public readonly string $page_url,
		public readonly string $page_title,
		public readonly string $locale,
		public readonly string $department,
		public readonly bool $is_suspicious
	) {}
}
