<?php
/**
 * A country.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Settings\Types;

use Veranda\Settings\Setting_Type;

defined( 'ABSPATH' ) || exit;

/** The code of a country that has phone numbers of its own, or an empty text: none. Browsers know what it is called. */
final class Country implements Setting_Type {

	/** ISO 3166-1, and what phone numbers add to it. */
	private const CODES =
		'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB '
		. 'BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ '
		. 'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY '
		. 'CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM '
		. 'FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU '
		. 'GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE '
		. 'JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI '
		. 'LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN '
		. 'MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI '
		. 'NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT '
		. 'PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK '
		. 'SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK '
		. 'TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG '
		. 'VI VN VU WF WS XK YE YT ZA ZM ZW';

	/**
	 * Returns the value as it is stored; null if it is wrong.
	 *
	 * @param mixed $value What was sent.
	 */
	public function parse( mixed $value ): ?string {
		return is_string( $value ) && ( '' === $value || self::is_known( $value ) ) ? $value : null;
	}

	/**
	 * Describes the values as JSON Schema.
	 *
	 * @return array<string, mixed>
	 */
	public function schema(): array {
		return array(
			'type'   => 'string',
			'format' => 'country',
			'enum'   => array( '', ...explode( ' ', self::CODES ) ),
		);
	}

	/**
	 * Tells whether a text is the code of a country.
	 *
	 * @param string $code For example `DE`.
	 */
	public static function is_known( string $code ): bool {
		return in_array( $code, explode( ' ', self::CODES ), true );
	}
}
