<?php
/**
 * The rule that every function but a constructor has a doc block.
 *
 * @package Veranda\Tools
 */

declare( strict_types=1 );

namespace Veranda\Sniffs\Commenting;

use PHP_CodeSniffer\Files\File;
use PHP_CodeSniffer\Sniffs\Sniff;
use PHP_CodeSniffer\Util\Tokens;

/** Takes the place of Squiz's "Missing": the parameters of a constructor say by name and type what they are. */
final class MissingDocBlockSniff implements Sniff {

	/**
	 * Names what is looked at: named functions.
	 *
	 * @return array<int|string>
	 */
	public function register(): array {
		return array( T_FUNCTION );
	}

	/**
	 * Reports a function without a doc block.
	 *
	 * @param File $file  The file.
	 * @param int  $place Where the word `function` is.
	 */
	public function process( File $file, $place ): void {
		$name = $file->getDeclarationName( $place );
		if ( '__construct' === $name ) {
			return;
		}
		$tokens = $file->getTokens();
		$before = $place;
		do {
			$before = $file->findPrevious( Tokens::$methodPrefixes + array( T_WHITESPACE => T_WHITESPACE ), $before - 1, null, true );
			// An attribute stands between the doc block and the function.
			$before = $tokens[ $before ]['attribute_opener'] ?? $before;
		} while ( T_ATTRIBUTE === $tokens[ $before ]['code'] );
		if ( T_DOC_COMMENT_CLOSE_TAG !== $tokens[ $before ]['code'] ) {
			$file->addError( 'Missing doc block of function %s()', $place, 'Found', array( $name ) );
		}
	}
}
