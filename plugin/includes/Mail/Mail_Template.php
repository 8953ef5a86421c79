<?php
/**
 * What a mail says.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/** One kind of mail. Unless it is a Visitor_Template it goes to the site's people, in the site's language. */
interface Mail_Template {

	/**
	 * Writes the mail.
	 *
	 * @param Mail_Data $data What it is about.
	 */
	public function write( Mail_Data $data ): Mail;
}
